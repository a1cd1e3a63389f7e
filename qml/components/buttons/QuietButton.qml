import QtQuick
import Jotter.Theme

/// Everything else that can be done: an outline, or with `plain` no frame at all.
Pressable {
    id: control

    property string iconName: ""
    property bool plain: false
    property color ink: Theme.primary

    leftPadding: Theme.space(plain ? 1.5 : 2.5)
    rightPadding: Theme.space(plain ? 1.5 : 2.5)
    topPadding: Theme.space(1)
    bottomPadding: Theme.space(1)
    ringRadius: height / 2

    background: Rectangle {
        radius: height / 2
        color: control.lit ? Theme.primarySoft : control.plain ? Qt.rgba(0, 0, 0, 0) : Theme.card
        border.width: control.plain ? 0 : 2
        border.color: control.ink
        Behavior on color { ColorAnimation { duration: Theme.quick } }
    }
    contentItem: ButtonFace {
        text: control.text
        iconName: control.iconName
        ink: control.ink
    }
}
