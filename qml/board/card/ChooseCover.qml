import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Lies over a card while several pupils are being chosen: the whole card is one box to tick.
Pressable {
    id: cover

    required property BoardCard card

    objectName: "choose-" + card.name
    text: card.name
    spoken: card.noPhotos ? qsTr("%1, no photos").arg(card.name) : card.name
    role: Accessible.CheckBox
    marked: card.chosen
    background: Rectangle {
        radius: Theme.radius
        color: Theme.primary
        opacity: cover.lit ? 0.08 : 0
    }
    contentItem: Item {
        Rectangle {
            anchors.top: parent.top
            anchors.right: parent.right
            anchors.margins: Theme.space(1.25)
            width: Theme.space(4)
            height: width
            radius: width / 2
            color: cover.card.chosen ? Theme.primary : Theme.card
            border.width: 2
            border.color: cover.card.chosen ? Theme.primary : Theme.strongLine

            SvgIcon {
                anchors.centerIn: parent
                visible: cover.card.chosen
                width: 20
                height: 20
                name: "check"
                color: Theme.primaryInk
            }
        }
    }
    onClicked: card.toggle()
}
