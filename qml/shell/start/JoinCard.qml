import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Joins a school with an enrolment code, typed, scanned or read from a picture.
Card {
    id: card

    required property FirstStartModel model

    signal scanWanted
    signal pictureWanted

    strong: true
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
            text: qsTr("Join my school")
        }
        TextLabel {
            width: parent.width
            quiet: true
            text: qsTr("Whoever looks after the tablets has an enrolment code for this one.")
        }
        SearchField {
            objectName: "enrolmentCode"
            width: parent.width
            iconName: "key-round"
            label: qsTr("Enrolment code")
            text: card.model.code
            onEdited: words => card.model.code = words
            onAccepted: if (card.model.codeComplete) card.model.join()
        }
        SearchField {
            objectName: "tabletName"
            width: parent.width
            iconName: "tablet"
            label: qsTr("What this tablet is called")
            text: card.model.tabletName
            onEdited: words => card.model.tabletName = words
        }
        PrimaryButton {
            objectName: "join"
            width: parent.width
            enabled: card.model.codeComplete && card.enabled
            text: card.model.stage === FirstStartModel.Joining ? qsTr("Joining") : qsTr("Join")
            iconName: "school"
            onClicked: card.model.join()
        }
        Flow {
            width: parent.width
            spacing: Theme.space(1)

            QuietButton {
                objectName: "scanCode"
                visible: card.model.cameraHere
                text: qsTr("Scan the code")
                iconName: "qr-code"
                onClicked: card.scanWanted()
            }
            QuietButton {
                objectName: "pictureOfCode"
                text: qsTr("Picture of the code")
                iconName: "image"
                onClicked: card.pictureWanted()
            }
        }
    }
}
