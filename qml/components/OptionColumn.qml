import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// Options one under another. `OptionRow` finds the list here.
Column {
    id: column

    required property OptionList options
    property string kind: "option"

    spacing: Theme.space(1)

    Repeater {
        model: column.options
        delegate: OptionRow {}
    }
}
