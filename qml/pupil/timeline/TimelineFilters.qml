import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Which records to show: words, kind, step, adult.
Column {
    id: filters

    required property PupilModel model
    readonly property TimelineModel timeline: model.timeline
    readonly property list<string> kinds: ["", "tick", "note", "photo"]

    signal stepWanted
    signal adultWanted

    spacing: Theme.space(1.5)

    SearchField {
        objectName: "timelineSearch"
        width: parent.width
        label: qsTr("Search the records of %1").arg(filters.model.shortName)
        text: filters.timeline.words
        onEdited: words => filters.timeline.words = words
    }
    Flow {
        width: parent.width
        spacing: Theme.space(1.5)

        SegmentedControl {
            objectName: "kindFilter"
            width: Math.min(filters.width, Theme.bodySize * 26)
            label: qsTr("Kind of record")
            options: [qsTr("All"), qsTr("Ticks"), qsTr("Notes"), qsTr("Photos")]
            current: filters.kinds.indexOf(filters.timeline.kind)
            onPicked: index => filters.timeline.kind = filters.kinds[index]
        }
        Chip {
            objectName: "stepFilter"
            text: qsTr("Step")
            iconName: "footprints"
            spoken: selected ? qsTr("One step only") : qsTr("Any step")
            selected: filters.timeline.step !== ""
            onClicked: filters.stepWanted()
        }
        Chip {
            objectName: "adultFilter"
            text: qsTr("Adult")
            iconName: "user"
            spoken: selected ? qsTr("One adult only") : qsTr("Any adult")
            selected: filters.timeline.adult !== ""
            onClicked: filters.adultWanted()
        }
        QuietButton {
            objectName: "clearFilter"
            visible: filters.timeline.filtered
            plain: true
            text: qsTr("Show everything")
            onClicked: filters.timeline.clearFilter()
        }
    }
}
