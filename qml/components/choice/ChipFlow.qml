import QtQuick
import Jotter.Theme

/// Options as chips, one after another.
OptionFlow {
    id: flow

    property string label: ""

    spacing: Theme.space(1.25)
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    Repeater {
        model: flow.options
        delegate: OptionChip {}
    }
}
