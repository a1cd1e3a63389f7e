import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// A concern about a pupil, for the SENCO: what was seen, since when, in which areas, what was tried. Leaving keeps it for its
/// author.
Sheet {
    id: sheet

    required property ConcernModel concern
    required property string shortName
    readonly property real edge: Theme.space(narrow ? 2 : 3)

    title: qsTr("Raise a concern about %1").arg(shortName)
    wantedWidth: 760
    wantedHeight: 880
    onAboutToShow: words.take()
    onClosed: concern.leave()

    Connections {
        target: sheet.concern
        function onSent(): void { sheet.close() }
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
            SafeguardingLine {
                width: parent.width
            }
            Part {
                width: parent.width
                question: qsTr("What did you see?")
                TextInputBox {
                    id: words
                    objectName: "concernText"
                    width: parent.width
                    severalLines: true
                    placeholder: qsTr("What happened, when and how often. Facts, no diagnosis.")
                    spoken: qsTr("What did you see?")
                    text: sheet.concern.text
                    onEdited: written => sheet.concern.text = written
                }
            }
            Part {
                width: parent.width
                question: qsTr("Since when?")
                ChipFlow {
                    width: parent.width
                    label: qsTr("Since when?")
                    kind: "since"
                    options: sheet.concern.since
                }
            }
            Part {
                width: parent.width
                question: qsTr("What is it about?")
                ChipFlow {
                    width: parent.width
                    label: qsTr("What is it about?")
                    kind: "area"
                    options: sheet.concern.areas
                }
            }
            Part {
                width: parent.width
                question: qsTr("What has been tried?")
                ChipFlow {
                    width: parent.width
                    label: qsTr("What has been tried?")
                    kind: "tried"
                    options: sheet.concern.tried
                }
            }
            QuietButton {
                objectName: "concernDiscard"
                anchors.left: parent.left
                visible: sheet.concern.begun
                plain: true
                iconName: "trash-2"
                text: qsTr("Throw this away")
                onClicked: {
                    sheet.concern.discard()
                    sheet.close()
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
        action: qsTr("Send to the SENCO")
        actionName: "concernSend"
        onDone: sheet.concern.send()
    }
}
