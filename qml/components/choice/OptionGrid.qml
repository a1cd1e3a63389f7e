import QtQuick
import Jotter.ViewModels

/// A grid of options of equal width; what stands in it finds its list here.
Grid {
    required property OptionList options
    readonly property real cell: Math.floor((width - (columns - 1) * columnSpacing) / columns)
}
