import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// The discs of a card. `CardDisc` finds the card here.
Row {
    id: row

    required property BoardCard card
    required property OptionList discs
    readonly property int count: discs ? discs.count : 0
    readonly property real side: Math.max(Theme.touch, Math.min(Theme.space(7.5), width / Math.max(1, count)))

    height: side
    spacing: count > 1 ? Math.max(0, Math.min(Theme.space(3), (width - count * side) / (count - 1))) : 0

    Repeater {
        model: row.discs
        delegate: CardDisc {}
    }
}
