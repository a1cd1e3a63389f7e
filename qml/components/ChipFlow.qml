import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// Options as chips, one after another. `OptionChip` finds the list here.
Flow {
    id: flow

    required property OptionList options
    property string label: ""
    /// Stands before the option's id in the object name of its chip.
    property string kind: "option"

    spacing: Theme.space(1.25)
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    Repeater {
        model: flow.options
        delegate: OptionChip {}
    }
}
