import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// The cards. As many columns as let every pupil be seen without scrolling, and no more; cards use their height.
Flickable {
    id: area

    required property BoardModel board
    property bool compact: false
    property real margin: Theme.space(3)

    readonly property real gap: Theme.space(compact ? 1.25 : 1.5)
    readonly property real leastWidth: 272 * (1 + (Theme.textScale - 1) * 0.6)
    readonly property real mostWidth: Math.max(460, leastWidth)
    readonly property real leastHeight: Theme.space(10) + Math.max(Theme.touch, Math.ceil((Theme.titleSize + Theme.captionSize) * 1.4)) + Math.ceil(Theme.bodySize * 3.4)
    readonly property real mostHeight: leastHeight + Theme.space(9)
    readonly property real room: width - 2 * margin
    readonly property int mostColumns: Math.max(1, Math.floor((room + gap) / (leastWidth + gap)))
    /// Behind the cards the tray would have to be scrolled to: then it stands before them.
    readonly property bool trayFirst: compact
        || Math.ceil((board.cards.count + 1) / mostColumns) * (leastHeight + gap) - gap > height - Theme.space(1)
    readonly property int tiles: board.cards.count + (!trayFirst && board.tray.count > 0 ? 1 : 0)
    readonly property real free: height - Theme.space(1) - (strip.visible ? strip.height + gap : 0)
    readonly property int columns: bestColumns(tiles, room, free)
    readonly property int rows: Math.max(1, Math.ceil(tiles / columns))
    readonly property real fairHeight: (free - (rows - 1) * gap) / rows

    function bestColumns(count: int, wide: real, high: real): int {
        const most = mostColumns
        const least = Math.min(most, Math.max(1, Math.ceil((wide + gap) / (mostWidth + gap))))
        for (let columns = least; columns < most; ++columns) {
            const lines = Math.ceil(count / columns)
            if ((high - (lines - 1) * gap) / lines >= leastHeight)
                return columns
        }
        return most
    }

    readonly property Item focused: Window.activeFocusItem
    onFocusedChanged: {
        for (let item = focused; item; item = item.parent)
            if (item === grid)
                reveal(focused)
    }

    /// Brings what the keyboard has reached into view.
    function reveal(item: Item) {
        const top = item.mapToItem(contentItem, 0, 0).y
        if (top < contentY)
            contentY = Math.max(0, top - gap)
        else if (top + item.height > contentY + height)
            contentY = Math.min(contentHeight - height, top + item.height + gap - height)
    }

    contentHeight: grid.y + grid.height + (compact ? legend.height + Theme.space(5) : Theme.space(1))
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Pupils")

    TrayTile {
        id: strip
        visible: area.trayFirst && tray.count > 0
        tray: area.board.tray
        x: area.margin
        width: area.room
        height: Theme.space(18)
    }
    CardGrid {
        id: grid
        x: area.margin
        y: strip.visible ? strip.height + area.gap : 0
        width: area.room
        columns: area.columns
        spacing: area.gap
        discs: area.board.discs
        tray: area.board.tray
        compact: area.compact
        counting: area.board.trials.on
        choosing: area.board.several.on && !counting
        cardWidth: Math.floor((area.room - (area.columns - 1) * area.gap) / area.columns)
        cardHeight: area.compact ? area.leastHeight : Math.max(area.leastHeight, Math.min(area.mostHeight, Math.floor(area.fairHeight)))

        Repeater {
            model: area.board.cards
            delegate: PupilCard {}
        }
        TrayTile {
            visible: !area.trayFirst && tray.count > 0
            tray: grid.tray
            width: grid.cardWidth
            height: grid.cardHeight
        }
    }
    Legend {
        id: legend
        visible: area.compact
        x: area.margin
        y: grid.y + grid.height + Theme.space(2)
        width: area.room
        discs: area.board.discs
    }
}
