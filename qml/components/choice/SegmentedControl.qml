import QtQuick
import Jotter.Theme

/// One of a few, side by side in one frame, or one below the other where their words need more room. `picked` tells the index that somebody chose; the owner sets `current`.
FocusScope {
    id: control

    property list<string> options
    property int current: -1
    property string label: ""

    signal picked(int index)

    implicitHeight: row.stacked ? row.count * Theme.touch : Theme.touch
    implicitWidth: row.implicitWidth

    Accessible.role: Accessible.Grouping
    Accessible.name: label

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.card
        border.width: 1
        border.color: Theme.strongLine
    }
    SegmentRow {
        id: row
        anchors.fill: parent
        count: control.options.length
        current: control.current
        onPicked: index => control.picked(index)

        Repeater {
            model: control.options
            delegate: Segment {}
        }
    }
}
