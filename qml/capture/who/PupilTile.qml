import QtQuick
import Jotter.Components
import Jotter.Theme

/// One pupil to pick; says why when a photo of this pupil may not be kept.
Pressable {
    id: tile

    required property string optionId
    required property string label
    required property string initials
    required property string reason
    required property int tint
    required property bool chosen
    readonly property OptionGrid grid: parent as OptionGrid

    objectName: "who-" + label
    text: label
    spoken: reason !== "" ? qsTr("%1, %2").arg(label).arg(reason) : label
    hint: reason
    enabled: reason === ""
    width: grid ? grid.cell : implicitWidth
    implicitHeight: Theme.space(15)
    padding: Theme.space(1)
    background: Card {
        strong: tile.chosen || tile.lit
    }
    contentItem: PupilTileFace {
        label: tile.label
        initials: tile.initials
        reason: tile.reason
        tint: tile.tint
    }
    onClicked: grid.options.pick(optionId)
}
