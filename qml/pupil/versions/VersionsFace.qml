import QtQuick
import Jotter.Components
import Jotter.Theme

/// What a VersionsMark shows: a sign and its words.
Item {
    id: face

    required property string words
    readonly property color ink: Theme.accentInk

    implicitWidth: Theme.space(4) + label.implicitWidth
    implicitHeight: label.implicitHeight

    SvgIcon {
        anchors.left: parent.left
        y: label.y + 1
        width: 22
        height: 22
        name: "git-compare"
        color: face.ink
    }
    TextLabel {
        id: label
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(4)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - Theme.space(4)
        text: face.words
        color: face.ink
        font.weight: Font.Medium
        Accessible.ignored: true
    }
}
