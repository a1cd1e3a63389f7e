import QtQuick
import Jotter.Components
import Jotter.Theme

/// One record: who, when, what the pupil could do and with how much help, the words, written or spoken, the photos, and where it is kept.
Item {
    id: entry

    required property string time
    required property string author
    required property list<string> steps
    required property string help
    required property int helpFill
    required property string note
    required property list<string> facts
    required property list<string> photos
    required property list<string> voices
    required property int safetyMark
    required property string safetyWord
    required property bool twoVersions
    required property string spoken
    readonly property TimelineList list: ListView.view as TimelineList
    readonly property bool narrow: width < Theme.compactBelow

    width: list ? list.width : 0
    height: card.height + Theme.space(1.5)

    Card {
        id: card
        width: parent.width
        height: body.implicitHeight + Theme.space(4)
        objectName: "timelineEntry"
        Accessible.role: Accessible.ListItem
        Accessible.name: entry.spoken

        Column {
            id: body
            x: Theme.space(2)
            y: Theme.space(2)
            width: parent.width - Theme.space(4)
            spacing: Theme.space(1.25)

            Item {
                width: parent.width
                height: Math.max(who.height, mark.height)
                TextLabel {
                    id: who
                    anchors.left: parent.left
                    anchors.right: mark.left
                    anchors.rightMargin: Theme.space(1)
                    quiet: true
                    kind: TextLabel.Kind.Label
                    text: entry.time + " · " + entry.author
                    Accessible.ignored: true
                }
                SafetyMark {
                    id: mark
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    safety: entry.safetyMark
                    word: entry.safetyWord
                    wordShown: !entry.narrow || entry.safetyMark === 2
                }
            }
            Row {
                width: parent.width
                spacing: Theme.space(1.5)
                visible: entry.steps.length > 0 || entry.help !== ""

                DiscGlyph {
                    id: disc
                    visible: entry.helpFill >= 0
                    width: 28
                    height: 28
                    quarters: Math.max(0, entry.helpFill)
                    color: Theme.primary
                }
                Column {
                    width: parent.width - (disc.visible ? disc.width + parent.spacing : 0)
                    Repeater {
                        model: entry.steps
                        delegate: StepLine {}
                    }
                    TextLabel {
                        width: parent.width
                        visible: entry.help !== ""
                        text: entry.help
                        quiet: true
                        kind: TextLabel.Kind.Label
                        Accessible.ignored: true
                    }
                }
            }
            TextLabel {
                width: parent.width
                visible: entry.note !== ""
                text: entry.note
                Accessible.ignored: true
            }
            VoiceLines {
                width: parent.width
                visible: entry.voices.length > 0
                player: entry.list.pupil.player
                Repeater {
                    model: entry.voices
                    delegate: VoiceLine {}
                }
            }
            TextLabel {
                width: parent.width
                visible: text !== "" && entry.voices.includes(entry.list.pupil.player.sha)
                kind: TextLabel.Kind.Label
                color: Theme.accentInk
                text: entry.list.pupil.player.sentence
                Accessible.role: Accessible.AlertMessage
            }
            VersionsMark {
                objectName: "entryVersions"
                anchors.left: parent.left
                visible: entry.twoVersions
                width: Math.min(parent.width, implicitWidth)
                text: qsTr("Two versions: look and choose")
                onClicked: entry.list.versionsWanted()
            }
            Flow {
                width: parent.width
                spacing: Theme.space(1)
                visible: entry.facts.length > 0
                Repeater {
                    model: entry.facts
                    delegate: FactTag {}
                }
            }
            PhotoFlow {
                width: parent.width
                visible: entry.photos.length > 0
                single: entry.photos.length === 1
                onPhotoChosen: address => entry.list.photoChosen(address)
                onClipChosen: sha => entry.list.clipChosen(sha)
                Repeater {
                    model: entry.photos
                    delegate: PhotoTile {}
                }
            }
        }
    }
}
