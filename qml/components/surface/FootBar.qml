import QtQuick
import Jotter.Components
import Jotter.Theme

/// The foot of a sheet: what is safe, in small words, and the one button, at the thumb of the hand.
Rectangle {
    id: bar

    required property string action
    required property string actionName
    property bool usable: true
    property string words: ""
    property string iconName: ""
    property bool warns: false
    property real edge: Theme.space(2.5)

    readonly property color ink: warns ? Theme.accentInk : Theme.quietInk

    signal done

    implicitHeight: Math.max(button.implicitHeight, label.implicitHeight) + Theme.space(3)
    color: Theme.paper

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    Item {
        x: Theme.handAtLeft ? button.x + button.width + Theme.space(2) : bar.edge
        width: bar.width - 2 * bar.edge - button.width - Theme.space(2)
        height: bar.height

        SvgIcon {
            id: sign
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.iconName !== ""
            width: visible ? 20 : 0
            height: 20
            name: bar.iconName
            color: bar.ink
        }
        TextLabel {
            id: label
            anchors.left: sign.right
            anchors.leftMargin: sign.visible ? Theme.space(1) : 0
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            kind: TextLabel.Kind.Caption
            color: bar.ink
            text: bar.words
        }
    }
    PrimaryButton {
        id: button
        objectName: bar.actionName
        x: Theme.handAtLeft ? bar.edge : bar.width - width - bar.edge
        y: (bar.height - height) / 2
        enabled: bar.usable
        text: bar.action
        onClicked: bar.done()
    }
}
