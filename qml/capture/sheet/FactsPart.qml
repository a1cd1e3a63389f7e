import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Facts, words, pictures and what was spoken.
Column {
    id: part

    required property CaptureModel capture
    required property bool beside ///< the other half of the sheet stands beside this one
    readonly property int tries: capture.tries
    readonly property bool fewTries: tries <= 10
    readonly property alias voices: voicePart

    spacing: Theme.space(2.5)

    Part {
        width: parent.width
        question: qsTr("Where, and with whom?")
        ChipFlow {
            width: parent.width
            label: qsTr("Where?")
            kind: "place"
            options: part.capture.facts.places
        }
        ChipFlow {
            width: parent.width
            label: qsTr("With whom?")
            kind: "with"
            options: part.capture.facts.company
        }
    }
    Part {
        width: parent.width
        question: qsTr("How many times out of %1?").arg(part.tries)
        TextLabel {
            visible: !part.fewTries
            text: qsTr("%1 of %2").arg(part.capture.times).arg(part.tries)
        }
        SegmentedControl {
            objectName: "times"
            visible: part.fewTries
            width: parent.width
            label: qsTr("How many times out of %1?").arg(part.tries)
            options: part.fewTries ? Array.from({ length: part.tries + 1 }, (_, times) => String(times)) : []
            current: part.capture.times
            onPicked: index => part.capture.pickTimes(index)
        }
    }
    Part {
        width: parent.width
        question: qsTr("What happened?")
        TextInputBox {
            objectName: "note"
            width: parent.width
            severalLines: true
            placeholder: qsTr("What you saw, in your words")
            spoken: qsTr("Note")
            text: part.capture.note
            room: voiceButton.width
            onEdited: words => part.capture.note = words

            IconButton {
                id: voiceButton
                objectName: "addVoice"
                x: Theme.along(parent.width - width, width, parent.width)
                y: parent.height - height
                iconName: "mic"
                ink: Theme.primary
                text: qsTr("Voice note")
                hint: qsTr("Records what you say, in place of writing it")
                enabled: !part.capture.voice.recording
                onClicked: part.capture.voice.record()
            }
        }
        TextLabel {
            objectName: "noteHint"
            width: parent.width
            visible: text !== ""
            quiet: true
            text: part.capture.noteHint
            Accessible.role: Accessible.AlertMessage
        }
        ChipFlow {
            width: parent.width
            label: qsTr("Phrases for the note")
            kind: "phrase"
            options: part.capture.facts.phrases
        }
    }
    VoicePart {
        id: voicePart
        width: parent.width
        voice: part.capture.voice
    }
    PhotoRow {
        width: parent.width
        editable: true
        capture: part.capture
    }
    ReadinessPart {
        width: parent.width
        here: !part.beside
        readiness: part.capture.readiness
    }
}
