import QtQuick
import Jotter.Components
import Jotter.Theme

/// A pupil in the list.
Item {
    id: tile

    required property string pupilId
    required property string name
    required property string initials
    required property int tint
    required property string year
    required property bool noPhotos
    readonly property PupilsList list: GridView.view as PupilsList

    width: list ? list.cellWidth : 0
    height: list ? list.cellHeight : 0

    Pressable {
        id: control
        anchors.fill: parent
        anchors.rightMargin: Theme.space(1.5)
        anchors.bottomMargin: Theme.space(1.5)
        objectName: "pupil"
        role: Accessible.ListItem
        text: tile.name
        spoken: tile.noPhotos ? qsTr("%1, %2, no photos").arg(tile.name).arg(tile.year) : tile.name + ", " + tile.year
        onClicked: tile.list.chosen(tile.pupilId)

        background: Card {
            color: control.lit ? Theme.primarySoft : Theme.card
        }
        contentItem: PupilFace {
            name: tile.name
            initials: tile.initials
            tint: tile.tint
            year: tile.year
            noPhotos: tile.noPhotos
        }
    }
}
