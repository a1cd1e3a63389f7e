import QtQuick
import Jotter.Theme

/// Says on every screen where the records are; opens the Safe? page.
Pressable {
    id: control

    enum Kind { Unknown, AllSafe, OnTablet, NeedsLook }

    property int kind: SafePillButton.Kind.OnTablet

    readonly property color ink: kind === SafePillButton.Kind.AllSafe ? Theme.good
        : kind === SafePillButton.Kind.NeedsLook ? Theme.accentInk : Theme.ink
    readonly property color soft: kind === SafePillButton.Kind.AllSafe ? Theme.goodSoft
        : kind === SafePillButton.Kind.NeedsLook ? Theme.accentSoft : Theme.primarySoft

    objectName: "safePill"
    leftPadding: Theme.space(2)
    rightPadding: Theme.space(2.25)
    ringRadius: height / 2
    hint: qsTr("Shows what is safe and what is waiting")

    background: Rectangle {
        radius: height / 2
        color: control.soft
        border.width: control.down || control.hovered ? 1.5 : 0
        border.color: control.ink
    }
    contentItem: ButtonFace {
        text: control.text
        iconName: control.kind === SafePillButton.Kind.AllSafe ? "shield-check"
            : control.kind === SafePillButton.Kind.NeedsLook ? "shield-alert" : "tablet"
        ink: control.ink
    }
}
