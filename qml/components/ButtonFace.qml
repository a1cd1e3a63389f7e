import QtQuick
import Jotter.Theme

/// Icon and word of a button, in its middle.
Item {
    id: face

    required property string text
    property string iconName: ""
    property color ink: Theme.ink

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.space(1.25)

        SvgIcon {
            visible: face.iconName !== ""
            name: face.iconName
            color: face.ink
            width: Theme.iconSize
            height: Theme.iconSize
            anchors.verticalCenter: parent.verticalCenter
        }
        TextLabel {
            text: face.text
            color: face.ink
            font.weight: Font.Medium
            wrapMode: Text.NoWrap
            width: Math.min(implicitWidth, face.width > 0 ? face.width - (face.iconName !== "" ? Theme.space(4.25) : 0) : implicitWidth)
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
    }
}
