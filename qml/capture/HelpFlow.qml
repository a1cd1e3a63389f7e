import QtQuick
import Jotter.Components
import Jotter.Theme

/// The whole scale of help with its words.
OptionGrid {
    id: grid

    columns: Math.max(3, Math.min(Math.max(1, options.count), Math.floor(width / (84 * Theme.textScale))))
    columnSpacing: Theme.half
    rowSpacing: Theme.space(1)
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("How much help?")

    Repeater {
        model: grid.options
        delegate: HelpChoice {}
    }
}
