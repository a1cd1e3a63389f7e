import QtQuick
import Jotter.Components
import Jotter.Theme

/// What a VersionsMark shows: a sign and its words.
Item {
    id: face

    required property string words
    readonly property color ink: Theme.accentInk

    implicitWidth: label.x + label.implicitWidth
    implicitHeight: label.implicitHeight

    SvgIcon {
        y: label.y + 1
        width: 22
        height: 22
        name: "git-compare"
        color: face.ink
    }
    TextLabel {
        id: label
        x: Theme.space(4)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x
        text: face.words
        color: face.ink
        font.weight: Font.Medium
        Accessible.ignored: true
    }
}
