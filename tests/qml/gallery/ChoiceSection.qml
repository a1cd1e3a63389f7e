import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// One of a few, some of many.
Part {
    id: section

    required property OptionList words
    required property OptionList steps
    required property OptionList levels
    property int picked: 1

    question: qsTr("Choices")

    ChipFlow {
        width: parent.width
        label: qsTr("Where?")
        kind: "word"
        options: section.words
    }
    SegmentedControl {
        objectName: "segments"
        width: Math.min(parent.width, 480)
        label: qsTr("Light or dark")
        options: [qsTr("As the tablet"), qsTr("Light"), qsTr("Dark")]
        current: section.picked
        onPicked: index => section.picked = index
    }
    OptionColumn {
        width: Math.min(parent.width, 560)
        kind: "step"
        options: section.steps
    }
    OptionGrid {
        width: parent.width
        columns: Math.max(1, Math.floor(width / 220))
        spacing: Theme.space(1)
        options: section.levels
        Repeater {
            model: section.levels
            delegate: LevelSample {}
        }
    }
}
