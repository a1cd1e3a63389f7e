import QtQuick
import Jotter.Components
import Jotter.Theme

/// One disc and its word.
Row {
    id: entry

    required property string label
    required property int quarters

    spacing: Theme.space(0.75)

    DiscGlyph {
        width: 20
        height: 20
        anchors.verticalCenter: parent.verticalCenter
        quarters: entry.quarters
        color: Theme.primary
    }
    TextLabel {
        anchors.verticalCenter: parent.verticalCenter
        kind: TextLabel.Kind.Caption
        quiet: true
        text: entry.label
    }
}
