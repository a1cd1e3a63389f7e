import QtQuick
import Jotter.Components
import Jotter.Theme

/// How a concern stands, in a word.
Rectangle {
    id: mark

    required property string word
    required property bool fresh
    required property bool closed
    required property real room

    width: Math.min(measure.implicitWidth + Theme.space(3), room)
    height: label.height + Theme.space(1)
    radius: Theme.gap
    color: fresh ? Theme.accentSoft : closed ? Theme.paper : Theme.primarySoft

    Text {
        id: measure
        visible: false
        font: label.font
        text: mark.word
    }
    TextLabel {
        id: label
        x: Theme.space(1.5)
        y: Theme.half
        width: mark.width - Theme.space(3)
        text: mark.word
        kind: TextLabel.Kind.Label
        color: mark.fresh ? Theme.accentInk : mark.closed ? Theme.quietInk : Theme.ink
        font.weight: mark.fresh ? Font.DemiBold : Font.Normal
        Accessible.ignored: true
    }
}
