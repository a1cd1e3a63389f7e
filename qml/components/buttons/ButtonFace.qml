import QtQuick
import Jotter.Components
import Jotter.Theme

/// Icon and word of a button, in its middle.
Item {
    id: face

    required property string text
    property string iconName: ""
    property color ink: Theme.ink

    readonly property real iconWish: iconName !== "" ? Theme.iconSize + Theme.space(1.25) : 0
    /// The word comes first where both have no room.
    readonly property bool both: width <= 0 || implicitWidth <= width + 1
    readonly property real iconRoom: both ? iconWish : 0

    readonly property real start: (width - iconRoom - label.width) / 2

    /// Measured beside the label: one whose width follows its own wish, through the button around it, is drawn at the width of the words
    /// that it had before.
    readonly property real words: measure.implicitWidth

    implicitWidth: iconWish + words
    implicitHeight: Math.max(Theme.iconSize, label.implicitHeight)

    Text {
        id: measure
        visible: false
        font: label.font
        textFormat: label.textFormat
        text: face.text
    }
    SvgIcon {
        visible: face.iconName !== "" && face.both
        x: Theme.along(face.start, width, face.width)
        y: (face.height - height) / 2
        name: face.iconName
        color: face.ink
        width: Theme.iconSize
        height: Theme.iconSize
    }
    TextLabel {
        id: label
        x: Theme.along(face.start + face.iconRoom, width, face.width)
        y: (face.height - height) / 2
        width: Math.min(face.words, face.width - face.iconRoom)
        text: face.text
        color: face.ink
        font.weight: Font.Medium
        wrapMode: face.both ? Text.NoWrap : Text.WordWrap
        lineHeight: 1
        Accessible.ignored: true
    }
}
