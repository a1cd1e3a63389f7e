import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// One concern as it was written, what happens now, and the words for who raised it. Leaving keeps what is being written.
Sheet {
    id: sheet

    required property ConcernAnswerModel concern
    readonly property real edge: Theme.space(narrow ? 2 : 3)

    title: qsTr("Concern about %1").arg(concern.pupil)
    wantedWidth: 760
    wantedHeight: 880
    onClosed: concern.leave()

    Connections {
        target: sheet.concern
        function onSent(): void { sheet.close() }
        function onChanged(): void {
            if (sheet.concern.concernId === "")
                sheet.close()
        }
    }
    Flickable {
        id: flick
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        contentHeight: body.height + Theme.space(2)
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: body
            x: sheet.edge
            width: flick.width - 2 * sheet.edge
            spacing: Theme.space(2.5)

            TextLabel {
                width: parent.width
                text: sheet.title
                kind: TextLabel.Kind.Title
                Accessible.role: Accessible.Heading
            }
            ConcernWords {
                width: parent.width
                concern: sheet.concern
            }
            Part {
                width: parent.width
                question: qsTr("What happens now?")
                ChipFlow {
                    width: parent.width
                    label: qsTr("What happens now?")
                    kind: "state"
                    options: sheet.concern.states
                }
            }
            Part {
                width: parent.width
                question: sheet.concern.author === "" ? qsTr("Your words for who raised it")
                                                      : qsTr("Your words for %1").arg(sheet.concern.author)
                TextInputBox {
                    objectName: "answerText"
                    width: parent.width
                    severalLines: true
                    placeholder: qsTr("What you will do, and what may help until then. They see these words and how it stands, nothing else.")
                    spoken: qsTr("Your words for who raised it")
                    text: sheet.concern.answer
                    onEdited: written => sheet.concern.answer = written
                }
            }
        }
    }
    FootBar {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        edge: sheet.edge
        warns: sheet.concern.savingFailed
        words: sheet.concern.savingText
        usable: sheet.concern.ready
        action: qsTr("Send the answer")
        actionName: "answerSend"
        onDone: sheet.concern.send()
    }
}
