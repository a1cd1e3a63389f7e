import QtQuick
import Jotter.Components
import Jotter.Theme

/// Pupils as large tiles.
OptionGrid {
    id: grid

    columns: Math.max(2, Math.floor((width + columnSpacing) / (148 * Theme.textScale + columnSpacing)))
    rowSpacing: Theme.space(1.25)
    columnSpacing: rowSpacing

    Repeater {
        model: grid.options
        delegate: PupilTile {}
    }
}
