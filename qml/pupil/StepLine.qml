import QtQuick
import Jotter.Components

/// The words of one step.
TextLabel {
    required property string modelData

    width: parent ? parent.width : 0
    text: modelData
    font.weight: Font.Medium
    Accessible.ignored: true
}
