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
        width: 22
        height: 22
        y: 1
        name: line.iconName
        color: line.ink
    }
    TextLabel {
        id: words
        x: Theme.space(4)
        width: line.width - x
        text: line.sentence
        color: line.wordInk
        Accessible.ignored: true
    }
}
