import QtQuick
import Jotter.Components
import Jotter.Theme

/// Says that something stands in two versions, and leads to them.
Pressable {
    id: mark

    topPadding: Theme.space(1)
    bottomPadding: Theme.space(1)
    leftPadding: Theme.space(1.5)
    rightPadding: Theme.space(1.5)

    background: Rectangle {
        radius: Theme.radius
        color: Theme.accentSoft
        border.width: mark.lit ? 2 : 0
        border.color: Theme.accentInk
    }
    contentItem: VersionsFace {
        words: mark.text
    }
}
