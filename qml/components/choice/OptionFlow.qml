import QtQuick
import Jotter.ViewModels

/// Where the chips of a ChipFlow stand; they find their list here.
Flow {
    required property OptionList options
    /// Stands before the option's id in the object name of its chip.
    property string kind: "option"
}
