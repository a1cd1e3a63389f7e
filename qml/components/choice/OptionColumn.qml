import QtQuick
import Jotter.Theme

/// Options one under another.
OptionStack {
    id: column

    spacing: Theme.space(1)

    Repeater {
        model: column.options
        delegate: OptionRow {}
    }
}
