import QtQuick
import Jotter.Components
import Jotter.Theme

/// One line of a list.
Item {
    id: line

    required property string modelData

    width: parent ? parent.width : 0
    height: words.height

    Rectangle {
        x: 6
        y: Theme.bodySize * 0.6 - 3
        width: 6
        height: 6
        radius: 3
        color: Theme.primary
    }
    TextLabel {
        id: words
        x: Theme.space(2.5)
        width: line.width - x
        text: line.modelData
    }
}
