import QtQuick
import Jotter.Components
import Jotter.Theme

/// Whom a concern is about, what was seen, and how it stands.
Item {
    id: face

    required property string pupil
    required property string initials
    required property int tint
    required property string raised
    required property string words
    required property string stateWord
    required property bool fresh
    required property bool closed

    /// How it stands goes below where there is no room beside the name.
    readonly property bool beside: width > Theme.space(60) * Math.max(1, Theme.textScale * 0.8)
    readonly property real start: disc.width + Theme.space(2)

    implicitHeight: Math.max(disc.height, body.height)

    Avatar {
        id: disc
        anchors.left: parent.left
        anchors.top: parent.top
        initials: face.initials
        tint: face.tint
        size: 52
    }
    Column {
        id: body
        anchors.left: parent.left
        anchors.leftMargin: face.start
        width: face.width - face.start - (face.beside ? mark.width + Theme.space(2) : 0)
        spacing: Theme.half

        TextLabel {
            width: parent.width
            text: face.pupil
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        TextLabel {
            width: parent.width
            text: face.words
            quiet: face.closed
            maximumLineCount: 3
            Accessible.ignored: true
        }
        TextLabel {
            width: parent.width
            text: face.raised
            kind: TextLabel.Kind.Caption
            quiet: true
            Accessible.ignored: true
        }
        Item {
            width: 1
            height: face.beside ? 0 : mark.height + Theme.half
        }
    }
    StateMark {
        id: mark
        x: Theme.along(face.beside ? face.width - width : face.start, width, face.width)
        y: face.beside ? 0 : face.height - height
        room: face.width - face.start
        word: face.stateWord
        fresh: face.fresh
        closed: face.closed
    }
}
