import QtQuick
import Jotter.Components
import Jotter.Theme

/// On a network that costs money: what goes over it, and a button to decide otherwise.
Card {
    id: card

    required property string sentence
    required property bool picturesAnyway

    signal chosen(bool picturesAnyway)

    implicitHeight: body.implicitHeight + Theme.space(4)
    Accessible.role: Accessible.Grouping
    Accessible.name: sentence

    Column {
        id: body
        x: Theme.space(2)
        y: Theme.space(2)
        width: parent.width - Theme.space(4)
        spacing: Theme.space(1.5)

        FactLine {
            objectName: "meteredSentence"
            width: parent.width
            iconName: "images"
            sentence: card.sentence
            ink: Theme.accent
        }
        QuietButton {
            objectName: "picturesAnyway"
            anchors.left: parent.left
            text: card.picturesAnyway ? qsTr("Let pictures wait again") : qsTr("Send pictures all the same")
            hint: card.picturesAnyway ? "" : qsTr("This may cost money.")
            iconName: card.picturesAnyway ? "clock" : "cloud-upload"
            onClicked: card.chosen(!card.picturesAnyway)
        }
    }
}
