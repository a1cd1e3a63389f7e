import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// One pupil: who, the live step, and the discs that record it.
Card {
    id: face

    required property BoardCard card
    readonly property CardGrid grid: parent as CardGrid

    objectName: "card-" + card.name
    width: grid ? grid.cardWidth : 320
    height: grid ? grid.cardHeight : 200
    strong: card.marked >= 0
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
    }
    StepLine {
        id: line
        anchors.top: head.bottom
        anchors.bottom: discs.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.space(0.75)
        anchors.rightMargin: Theme.space(0.75)
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
    }
}
