import QtQuick
import Jotter.Components
import Jotter.Theme

/// An icon and one sentence.
Item {
    id: line

    required property string iconName
    required property string sentence
    property color ink: Theme.quietInk
    property color wordInk: Theme.ink

    implicitHeight: Math.max(24, words.implicitHeight)
    visible: sentence !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: sentence

    SvgIcon {
        anchors.left: parent.left
        width: 22
        height: 22
        y: 1
        name: line.iconName
        color: line.ink
    }
    TextLabel {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(4)
        width: line.width - Theme.space(4)
        text: line.sentence
        color: line.wordInk
        Accessible.ignored: true
    }
}
