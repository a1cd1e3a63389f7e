import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// One pupil: who, the live step, and the discs that record it.
Card {
    id: face

    required property BoardCard card
    readonly property CardGrid grid: parent as CardGrid
    readonly property bool counting: grid !== null && grid.counting
    readonly property bool choosing: grid !== null && grid.choosing

    objectName: "card-" + card.name
    width: grid ? grid.cardWidth : 320
    height: grid ? grid.cardHeight : 200
    strong: card.marked >= 0 || card.chosen
    Accessible.role: Accessible.Grouping
    Accessible.name: card.name

    PupilHead {
        id: head
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.space(1.25)
        anchors.leftMargin: Theme.space(1.75)
        card: face.card
        choosing: face.choosing
    }
    StepLine {
        id: line
        anchors.top: head.bottom
        anchors.bottom: discs.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.space(0.75)
        anchors.rightMargin: Theme.space(0.75)
        enabled: !face.choosing
        card: face.card
    }
    DiscRow {
        id: discs
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space(1.25)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.space(1.25)
        anchors.rightMargin: Theme.space(1.25)
        card: face.card
        discs: face.grid ? face.grid.discs : null
        visible: !face.counting
        enabled: !face.choosing
    }
    TryRow {
        visible: face.counting
        anchors.left: discs.left
        anchors.right: discs.right
        anchors.verticalCenter: discs.verticalCenter
        card: face.card
    }
    ChooseCover {
        visible: face.choosing
        anchors.fill: parent
        card: face.card
    }
}
