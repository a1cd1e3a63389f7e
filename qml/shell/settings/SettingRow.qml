import QtQuick
import Jotter.Components
import Jotter.Theme

/// One setting: what it is about, over the choices. `picked` tells the index that somebody chose.
Column {
    id: row

    required property string label
    required property list<string> options
    required property int current

    signal picked(int index)

    spacing: Theme.space(1)

    TextLabel {
        width: parent.width
        text: row.label
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    SegmentedControl {
        width: parent.width
        label: row.label
        options: row.options
        current: row.current
        onPicked: index => row.picked(index)
    }
}
