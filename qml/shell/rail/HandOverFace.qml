import QtQuick
import Jotter.Components
import Jotter.Theme

/// Who is signed in, and what a touch does.
Item {
    id: face

    required property string text
    required property string initials
    required property int tint

    implicitHeight: disc.height + word.height + Theme.half + Theme.space(1)

    Avatar {
        id: disc
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.half
        size: Theme.space(4.5)
        initials: face.initials
        tint: face.tint
    }
    RailWord {
        id: word
        anchors.top: disc.bottom
        anchors.topMargin: Theme.half
        width: parent.width
        quiet: true
        text: face.text
    }
}
