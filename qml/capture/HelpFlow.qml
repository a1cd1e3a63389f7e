import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// The whole scale of help with its words. `HelpChoice` finds the list here.
Grid {
    id: grid

    required property OptionList options
    readonly property real cell: Math.floor((width - (columns - 1) * columnSpacing) / columns)

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
