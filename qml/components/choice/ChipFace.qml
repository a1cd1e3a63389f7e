import QtQuick
import Jotter.Components
import Jotter.Theme

/// Icon and words of a Chip; long words take more lines.
Item {
    id: face

    required property string text
    property string iconName: ""
    property color ink: Theme.ink
    property color iconInk: Theme.quietInk

    readonly property real iconRoom: iconName !== "" ? 28 : 0

    implicitWidth: Math.ceil(iconRoom + label.implicitWidth)
    implicitHeight: label.height

    SvgIcon {
        visible: face.iconName !== ""
        x: Theme.along(0, width, face.width)
        y: (face.height - height) / 2
        width: 20
        height: 20
        name: face.iconName
        color: face.iconInk
    }
    TextLabel {
        id: label
        x: Theme.along(face.iconRoom, width, face.width)
        y: (face.height - height) / 2
        width: Math.max(0, face.width - face.iconRoom)
        horizontalAlignment: lineCount > 1 ? Text.AlignLeft : Text.AlignHCenter
        text: face.text
        color: face.ink
        lineHeight: 1.1
        Accessible.ignored: true
    }
}
