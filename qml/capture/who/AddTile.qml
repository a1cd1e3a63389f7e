import QtQuick
import Jotter.Components
import Jotter.Theme

/// A square with a dashed feel: something can be added here.
Pressable {
    id: tile

    required property string iconName

    width: Theme.space(12) * Math.max(1, Theme.textScale * 0.75)
    height: Theme.space(12)
    padding: Theme.space(0.75)
    background: Rectangle {
        radius: Theme.radius
        color: tile.lit ? Theme.primarySoft : Theme.card
        border.width: 1.5
        border.color: Theme.strongLine
    }
    contentItem: AddTileFace {
        iconName: tile.iconName
        label: tile.text
    }
}
