import QtQuick
import Jotter.Components
import Jotter.Theme

/// Where a record is: a small sign, with its word where there is room. Never colour alone.
Row {
    id: mark

    required property int safety
    required property string word
    property bool wordShown: true

    spacing: Theme.half
    Accessible.role: Accessible.StaticText
    Accessible.name: word

    readonly property color ink: safety === 1 ? Theme.good : safety === 2 ? Theme.accentInk : Theme.quietInk

    SvgIcon {
        width: 16
        height: 16
        anchors.verticalCenter: parent.verticalCenter
        name: mark.safety === 1 ? "shield-check" : mark.safety === 2 ? "shield-alert" : "tablet"
        color: mark.ink
    }
    TextLabel {
        visible: mark.wordShown
        text: mark.word
        kind: TextLabel.Kind.Caption
        color: mark.ink
        anchors.verticalCenter: parent.verticalCenter
        Accessible.ignored: true
    }
}
