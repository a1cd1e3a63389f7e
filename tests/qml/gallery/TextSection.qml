import QtQuick
import Jotter.Components
import Jotter.Theme

/// Words, and where people write them.
Part {
    question: qsTr("Text")

    TextLabel {
        kind: TextLabel.Kind.Page
        text: qsTr("Page title")
    }
    TextLabel {
        kind: TextLabel.Kind.Title
        text: qsTr("Card title")
    }
    TextLabel {
        text: qsTr("Body: Can wait for a turn in a game of two")
    }
    TextLabel {
        quiet: true
        text: qsTr("Body, quiet")
    }
    TextLabel {
        kind: TextLabel.Kind.Label
        text: qsTr("Label")
    }
    TextLabel {
        kind: TextLabel.Kind.Caption
        quiet: true
        text: qsTr("Caption, quiet")
    }
    SearchField {
        objectName: "search"
        width: Math.min(parent.width, 400)
    }
    TextInputBox {
        objectName: "emptyNote"
        width: Math.min(parent.width, 560)
        severalLines: true
        placeholder: qsTr("What you saw, in your words")
    }
    TextInputBox {
        objectName: "writtenNote"
        width: Math.min(parent.width, 560)
        text: qsTr("Pointed to each cup and said how many.")
        placeholder: qsTr("What you saw, in your words")
    }
}
