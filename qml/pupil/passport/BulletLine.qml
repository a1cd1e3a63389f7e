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
        anchors.left: parent.left
        anchors.leftMargin: 6
        y: Theme.bodySize * 0.6 - 3
        width: 6
        height: 6
        radius: 3
        color: Theme.primary
    }
    TextLabel {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(2.5)
        width: line.width - Theme.space(2.5)
        text: line.modelData
    }
}
