import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// What was spoken, and why something could not be.
Column {
    id: part

    required property VoiceModel voice
    readonly property string sentence: voice.sentence !== "" ? voice.sentence : voice.player.sentence

    spacing: Theme.space(1)

    VoiceNotes {
        width: parent.width
        visible: part.voice.notes.length > 0
        voice: part.voice
        Repeater {
            model: part.voice.notes
            delegate: VoiceNote {}
        }
    }
    TextLabel {
        id: words
        objectName: "voiceSentence"
        width: parent.width
        visible: text !== "" && !part.voice.recording // then the bar says it
        kind: TextLabel.Kind.Label
        color: Theme.accentInk
        text: part.sentence
        Accessible.role: Accessible.AlertMessage
    }
}
