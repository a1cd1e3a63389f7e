import QtQuick
import Jotter.ViewModels

/// Where the rows of an OptionColumn stand; they find their list here.
Column {
    required property OptionList options
    property string kind: "option"
}
