import QtQuick
import Jotter.Components
import Jotter.Theme

/// Tries Jotter with an invented school, on this tablet alone.
Card {
    id: card

    required property bool loading
    required property bool usable
    required property real progress

    signal tryWanted
    signal cancelWanted

    implicitHeight: body.implicitHeight + Theme.space(6)

    Column {
        id: body
        x: Theme.space(3)
        y: Theme.space(3)
        width: parent.width - Theme.space(6)
        spacing: Theme.space(2)

        TextLabel {
            width: parent.width
            kind: TextLabel.Kind.Title
            text: qsTr("Look around first")
        }
        TextLabel {
            width: parent.width
            quiet: true
            text: qsTr("Thornbeck Primary is an invented school with a term of records and drawn pictures. It stays on this tablet: there is no server and nothing is sent. Everybody's PIN is 2468.")
        }
        QuietButton {
            objectName: "tryDemo"
            visible: !card.loading
            enabled: card.usable
            width: parent.width
            text: qsTr("Try it with the demo school")
            iconName: "sparkles"
            onClicked: card.tryWanted()
        }
        Column {
            width: parent.width
            visible: card.loading
            spacing: Theme.space(1)
            Accessible.role: Accessible.ProgressBar
            Accessible.name: qsTr("Inventing the school: %1 %").arg(Math.round(card.progress * 100))

            TextLabel {
                width: parent.width
                text: qsTr("Inventing the school")
                Accessible.ignored: true
            }
            Rectangle {
                width: parent.width
                height: Theme.gap
                radius: height / 2
                color: Theme.primarySoft
                Rectangle {
                    objectName: "demoProgress"
                    anchors.left: parent.left
                    height: parent.height
                    radius: parent.radius
                    width: Math.max(height, parent.width * Math.min(1, card.progress))
                    color: Theme.primary
                    Behavior on width { NumberAnimation { duration: Theme.calm } }
                }
            }
            QuietButton {
                objectName: "cancelDemo"
                anchors.left: parent.left
                plain: true
                text: qsTr("Stop")
                onClicked: card.cancelWanted()
            }
        }
    }
}
