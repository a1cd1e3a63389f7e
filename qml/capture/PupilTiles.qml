import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// Pupils as large tiles. `PupilTile` finds the list here.
Grid {
    id: grid

    required property OptionList options
    readonly property real tileWidth: Math.floor((width - (columns - 1) * spacing) / columns)

    columns: Math.max(2, Math.floor((width + spacing) / (148 * Theme.textScale + spacing)))
    spacing: Theme.space(1.25)

    Repeater {
        model: grid.options
        delegate: PupilTile {}
    }
}
