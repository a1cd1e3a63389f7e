import QtQuick
import Jotter.Components
import Jotter.Theme

/// A key of the PIN pad: a digit, or an icon.
Pressable {
    id: control

    property string iconName: ""

    implicitWidth: Theme.space(9.5)
    implicitHeight: Theme.space(8)
    ringRadius: Theme.radius

    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.primarySoft : Theme.card
        border.width: 1
        border.color: control.lit ? Theme.primary : Theme.strongLine
    }
    contentItem: Item {
        TextLabel {
            anchors.centerIn: parent
            visible: control.iconName === ""
            text: control.text
            font.pixelSize: Math.round(Theme.titleSize * 1.2)
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        SvgIcon {
            anchors.centerIn: parent
            visible: control.iconName !== ""
            name: control.iconName
            color: Theme.ink
            width: 28
            height: 28
        }
    }
}
