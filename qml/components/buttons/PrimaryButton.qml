import QtQuick
import Jotter.Theme

/// The one thing to do on a screen.
Pressable {
    id: control

    property string iconName: ""
    property bool dangerous: false

    readonly property color fill: dangerous ? Theme.destructive : Theme.primary

    leftPadding: Theme.space(2.5)
    rightPadding: Theme.space(2.5)
    topPadding: Theme.space(1)
    bottomPadding: Theme.space(1)
    ringRadius: height / 2

    background: Rectangle {
        radius: height / 2
        color: control.down ? Qt.darker(control.fill, 1.15) : control.fill
        Behavior on color { ColorAnimation { duration: Theme.quick } }
    }
    contentItem: ButtonFace {
        text: control.text
        iconName: control.iconName
        ink: Theme.primaryInk
    }
}
