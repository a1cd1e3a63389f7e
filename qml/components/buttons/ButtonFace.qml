import QtQuick
import Jotter.Components
import Jotter.Theme

/// Icon and word of a button, in its middle.
Item {
    id: face

    required property string text
    property string iconName: ""
    property color ink: Theme.ink

    readonly property real iconRoom: iconName !== "" ? Theme.iconSize + Theme.space(1.25) : 0

    implicitWidth: iconRoom + label.implicitWidth
    implicitHeight: Math.max(Theme.iconSize, label.implicitHeight)

    SvgIcon {
        visible: face.iconName !== ""
        x: label.x - face.iconRoom
        y: (face.height - height) / 2
        name: face.iconName
        color: face.ink
        width: Theme.iconSize
        height: Theme.iconSize
    }
    TextLabel {
        id: label
        x: face.iconRoom + (face.width - face.iconRoom - width) / 2
        y: (face.height - height) / 2
        width: Math.min(implicitWidth, face.width - face.iconRoom)
        text: face.text
        color: face.ink
        font.weight: Font.Medium
        wrapMode: Text.NoWrap
        lineHeight: 1
        Accessible.ignored: true
    }
}
