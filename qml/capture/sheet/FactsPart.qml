import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Facts, words and pictures.
Column {
    id: facts

    required property CaptureModel capture

    spacing: Theme.space(2.5)

    Part {
        width: parent.width
        question: qsTr("Where, and with whom?")
        ChipFlow {
            width: parent.width
            label: qsTr("Where?")
            kind: "place"
            options: facts.capture.places
        }
        ChipFlow {
            width: parent.width
            label: qsTr("With whom?")
            kind: "with"
            options: facts.capture.company
        }
    }
    Part {
        width: parent.width
        question: qsTr("How many times out of five?")
        SegmentedControl {
            objectName: "times"
            width: parent.width
            label: qsTr("How many times out of five?")
            options: ["0", "1", "2", "3", "4", "5"]
            current: facts.capture.times
            onPicked: index => facts.capture.pickTimes(index)
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
            text: facts.capture.note
            onEdited: words => facts.capture.note = words
        }
        TextLabel {
            objectName: "noteHint"
            width: parent.width
            visible: text !== ""
            quiet: true
            text: facts.capture.noteHint
            Accessible.role: Accessible.AlertMessage
        }
    }
    PhotoRow {
        width: parent.width
        editable: true
        capture: facts.capture
    }
}
