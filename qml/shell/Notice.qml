import QtQuick
import Jotter.Components
import Jotter.Theme

/// One sentence that somebody has to read; nothing when there is none.
Rectangle {
    id: notice

    required property string sentence

    visible: sentence !== ""
    height: words.height + Theme.space(3)
    radius: Theme.radius
    color: Theme.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence

    SvgIcon {
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(2)
        y: Theme.space(1.5)
        name: "info"
        color: Theme.accentInk
    }
    TextLabel {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(6)
        anchors.right: parent.right
        anchors.rightMargin: Theme.space(2)
        y: Theme.space(1.5)
        text: notice.sentence
        color: Theme.accentInk
        Accessible.ignored: true
    }
}
