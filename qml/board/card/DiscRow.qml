import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// The discs of a card.
DiscLine {
    id: row

    required property OptionList discs
    readonly property int count: discs ? discs.count : 0
    side: Math.max(Theme.touch, Math.min(Theme.space(7.5), width / Math.max(1, count)))

    height: side
    spacing: count > 1 ? Math.max(0, Math.min(Theme.space(3), (width - count * side) / (count - 1))) : 0

    Repeater {
        model: row.discs
        delegate: CardDisc {}
    }
}
