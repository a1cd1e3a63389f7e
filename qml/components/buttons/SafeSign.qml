import QtQuick
import QtQuick.Templates as T
import Jotter.Theme

/// What the Safe pill says, to be read where there is nothing to open: counts, nothing of a pupil.
/// A control, so that its width follows the words before the face looks whether both have room: two things bound to the same words
/// know of them one after the other.
T.Control {
    id: sign

    property int kind: SafePillButton.Kind.Unknown
    property string text: ""
    property bool lit: false

    readonly property color ink: kind === SafePillButton.Kind.AllSafe ? Theme.good
        : kind === SafePillButton.Kind.NeedsLook ? Theme.accentInk : Theme.ink

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.touch, implicitContentHeight)
    leftPadding: Theme.space(2)
    rightPadding: Theme.space(2.25)

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    contentItem: ButtonFace {
        text: sign.text
        iconName: sign.kind === SafePillButton.Kind.AllSafe ? "shield-check"
            : sign.kind === SafePillButton.Kind.NeedsLook ? "shield-alert" : "tablet"
        ink: sign.ink
    }
    background: Rectangle {
        radius: height / 2
        color: sign.kind === SafePillButton.Kind.AllSafe ? Theme.goodSoft
            : sign.kind === SafePillButton.Kind.NeedsLook ? Theme.accentSoft : Theme.primarySoft
        border.width: sign.lit ? 1.5 : 0
        border.color: sign.ink
    }
}
