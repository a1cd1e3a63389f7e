import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Who, which steps, how much help.
Column {
    id: what

    required property CaptureModel capture

    spacing: Theme.space(2.5)

    Part {
        width: parent.width
        question: qsTr("Who?")
        ChipFlow {
            width: parent.width
            label: qsTr("Who?")
            kind: "pupil"
            options: what.capture.pupils
        }
    }
    Part {
        width: parent.width
        question: qsTr("What could they do?")
        ChipFlow {
            width: parent.width
            visible: what.capture.steps.count > 0
            label: qsTr("Live steps")
            kind: "step"
            options: what.capture.steps
        }
        TextInputBox {
            width: parent.width
            objectName: "stepSearch"
            enabled: what.capture.pupils.chosenCount > 0
            opacity: enabled ? 1 : 0.6
            iconName: "search"
            placeholder: enabled ? qsTr("Find another step") : qsTr("Choose a pupil to see steps")
            text: what.capture.search
            onEdited: words => what.capture.search = words
        }
        ChipFlow {
            width: parent.width
            visible: what.capture.found.count > 0
            label: qsTr("Steps found")
            kind: "found"
            options: what.capture.found
        }
    }
    Part {
        width: parent.width
        question: qsTr("How much help?")
        HelpFlow {
            width: parent.width
            options: what.capture.help
        }
    }
}
