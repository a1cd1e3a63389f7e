import QtQuick
import Jotter.Components
import Jotter.Theme

/// One adult.
Item {
    id: tile

    required property string adultId
    required property string name
    required property string initials
    required property int tint
    required property string work
    readonly property AdultsGrid grid: GridView.view as AdultsGrid

    width: grid ? grid.cellWidth : 0
    height: grid ? grid.cellHeight : 0

    Pressable {
        id: control
        objectName: "adult"
        anchors.fill: parent
        anchors.rightMargin: Theme.space(1.5)
        anchors.bottomMargin: Theme.space(1.5)
        text: tile.name
        hint: tile.work
        onClicked: tile.grid.chosen(tile.adultId)

        background: Card {
            color: control.lit ? Theme.primarySoft : Theme.card
        }
        contentItem: AdultFace {
            name: tile.name
            initials: tile.initials
            tint: tile.tint
            work: tile.work
        }
    }
}
