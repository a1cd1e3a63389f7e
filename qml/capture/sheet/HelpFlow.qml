import QtQuick
import Jotter.Components
import Jotter.Theme

/// The whole scale of help with its words.
OptionGrid {
    id: grid

    readonly property int fitting: Math.max(Theme.textScale > 1.2 ? 2 : 3, Math.floor(width / (84 * Theme.textScale)))

    columns: Math.max(1, Math.ceil(options.count / Math.max(1, Math.ceil(options.count / fitting))))
    columnSpacing: Theme.half
    rowSpacing: Theme.space(1)
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("How much help?")

    Repeater {
        model: grid.options
        delegate: HelpChoice {}
    }
}
