import QtQuick
import Jotter.Theme

/// What the Safe pill says, to be read where there is nothing to open: counts, nothing of a pupil.
Rectangle {
    id: sign

    property int kind: SafePillButton.Kind.Unknown
    property string text: ""
    property bool lit: false

    readonly property color ink: kind === SafePillButton.Kind.AllSafe ? Theme.good
        : kind === SafePillButton.Kind.NeedsLook ? Theme.accentInk : Theme.ink

    implicitWidth: face.implicitWidth + Theme.space(4.25)
    implicitHeight: Math.max(Theme.touch, face.implicitHeight)
    radius: height / 2
    color: kind === SafePillButton.Kind.AllSafe ? Theme.goodSoft
        : kind === SafePillButton.Kind.NeedsLook ? Theme.accentSoft : Theme.primarySoft
    border.width: lit ? 1.5 : 0
    border.color: ink

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    ButtonFace {
        id: face
        x: Theme.space(2)
        width: sign.width - Theme.space(4.25)
        height: sign.height
        text: sign.text
        iconName: sign.kind === SafePillButton.Kind.AllSafe ? "shield-check"
            : sign.kind === SafePillButton.Kind.NeedsLook ? "shield-alert" : "tablet"
        ink: sign.ink
    }
}
