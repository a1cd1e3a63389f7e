import QtQuick
import Jotter.Theme

/// The faces to choose from.
GridView {
    id: grid

    property bool compact: false
    readonly property int columns: Math.max(compact ? 2 : 3, Math.floor(width / (176 * Math.max(1, Theme.textScale * 0.75))))

    signal chosen(string adultId)

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    cellWidth: Math.floor(width / columns)
    cellHeight: Theme.space(14.5) + Theme.bodySize * 2.5 + Theme.captionSize * (Theme.textScale > 1.2 ? 2.8 : 1.4)
}
