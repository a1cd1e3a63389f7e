import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Who it is, what to know, and the way to the capture sheet.
Item {
    id: head

    required property BoardCard card
    property bool choosing: false ///< several: the card itself is what can be touched

    implicitHeight: Math.max(Theme.touch, who.implicitHeight)

    Pressable {
        id: who
        objectName: "pupil-" + head.card.name
        anchors.left: parent.left
        anchors.right: more.left
        anchors.rightMargin: Theme.half
        height: head.implicitHeight
        enabled: !head.choosing
        opacity: 1
        text: head.card.name
        spoken: head.card.spoken
        hint: qsTr("Opens what has been seen so far; held down, chooses several pupils")
        contentItem: PupilName {
            card: head.card
        }
        onClicked: head.card.askPupil()
        onPressAndHold: head.card.hold()
    }
    IconButton {
        id: more
        objectName: "capture-" + head.card.name
        anchors.right: parent.right
        visible: !head.choosing
        iconName: "plus"
        text: qsTr("Record more about %1").arg(head.card.name)
        ink: Theme.primary
        onClicked: head.card.askMore()
    }
}
