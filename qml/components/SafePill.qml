import QtQuick
import Jotter.Theme

/// Says on every screen where the records are; opens the Safe? page.
Pressable {
    id: control

    enum Kind { AllSafe, OnTablet, NeedsLook }

    property int kind: SafePill.Kind.OnTablet

    readonly property color ink: kind === SafePill.Kind.AllSafe ? Theme.good
        : kind === SafePill.Kind.NeedsLook ? Theme.accentInk : Theme.ink
    readonly property color soft: kind === SafePill.Kind.AllSafe ? Theme.goodSoft
        : kind === SafePill.Kind.NeedsLook ? Theme.accentSoft : Theme.primarySoft

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
        iconName: control.kind === SafePill.Kind.AllSafe ? "shield-check"
            : control.kind === SafePill.Kind.NeedsLook ? "shield-alert" : "tablet"
        ink: control.ink
    }
}
