import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// What can be begun: a photo, a note, trials, a record of several. Where there is no room the last two are behind one button.
Row {
    id: row

    required property BoardModel board
    property bool compact: false
    property bool usable: true
    property real room: 0

    readonly property bool all: room >= 1000 * Theme.textScale
    readonly property real half: (room - more.width - 2 * spacing) / 2

    spacing: Theme.space(compact ? 1 : 1.5)

    PrimaryButton {
        objectName: "newPhoto"
        enabled: row.usable
        height: Theme.space(7)
        width: row.compact ? row.half : row.all ? Math.max(implicitWidth, Theme.space(17)) : implicitWidth
        iconName: "camera"
        text: qsTr("Photo")
        onClicked: row.board.photo()
    }
    QuietButton {
        objectName: "newNote"
        enabled: row.usable
        height: Theme.space(7)
        width: row.compact ? row.half : row.all ? Math.max(implicitWidth, Theme.space(17)) : implicitWidth
        iconName: "pencil-line"
        text: qsTr("Note")
        onClicked: row.board.note()
    }
    QuietButton {
        objectName: "beginTrials"
        visible: row.all
        enabled: row.usable
        height: Theme.space(7)
        iconName: "tally-5"
        text: qsTr("Trials")
        hint: qsTr("Counts how many of how many tries, one touch each")
        onClicked: row.board.trials.begin()
    }
    QuietButton {
        objectName: "beginSeveral"
        visible: row.all
        enabled: row.usable
        height: Theme.space(7)
        iconName: "users"
        text: qsTr("Several")
        hint: qsTr("One record of several pupils")
        onClicked: row.board.several.begin()
    }
    IconButton {
        id: more
        objectName: "moreActions"
        visible: !row.all
        enabled: row.usable
        height: Theme.space(7)
        width: visible ? Theme.space(7) : 0
        iconName: "ellipsis"
        ink: Theme.primary
        fill: Theme.primarySoft
        text: qsTr("Trials, or several pupils")
        onClicked: row.board.askMore()
    }
}
