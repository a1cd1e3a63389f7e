import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// One voice note of a capture: to be heard, or taken away; for a while it can be had back.
Item {
    id: note

    required property string modelData
    required property int index
    readonly property VoiceNotes list: parent as VoiceNotes
    readonly property VoiceModel voice: list ? list.voice : null
    readonly property VoicePlayer player: voice ? voice.player : null
    readonly property bool away: voice !== null && voice.takenAway === modelData

    width: list ? list.width : 0
    height: Math.max(sound.implicitHeight, gone.height)

    SoundRow {
        id: sound
        objectName: "voice" + note.index
        anchors.left: parent.left
        anchors.right: out.left
        anchors.rightMargin: Theme.space(1)
        anchors.verticalCenter: parent.verticalCenter
        visible: !note.away
        playing: note.player !== null && note.player.playing && note.player.sha === note.modelData
        progress: note.player ? note.player.progress : 0
        reached: note.player ? note.player.reached : ""
        length: note.player ? note.player.lengths[note.modelData] ?? "" : ""
        onClicked: note.player.toggle(note.modelData)
    }
    IconButton {
        id: out
        objectName: "removeVoice" + note.index
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: !note.away
        iconName: "x"
        text: qsTr("Take out voice note %1").arg(note.index + 1)
        onClicked: note.voice.takeAway(note.modelData)
    }
    Item {
        id: gone
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: back.height
        visible: note.away

        TextLabel {
            anchors.left: parent.left
            anchors.right: back.left
            anchors.verticalCenter: parent.verticalCenter
            quiet: true
            text: qsTr("Voice note taken out")
            Accessible.role: Accessible.AlertMessage
        }
        QuietButton {
            id: back
            objectName: "undoVoice"
            anchors.right: parent.right
            plain: true
            iconName: "undo-2"
            text: qsTr("Undo")
            onClicked: note.voice.undo()
        }
    }
}
