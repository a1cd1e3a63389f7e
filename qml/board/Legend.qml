import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// What the discs mean.
Flow {
    id: legend

    required property OptionList discs

    spacing: Theme.space(1.75)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("What the discs mean")

    Repeater {
        model: legend.discs
        delegate: LegendEntry {}
    }
}
