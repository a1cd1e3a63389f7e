import QtQuick
import Jotter.Components
import Jotter.Theme

/// What is travelling now, and how far it is.
Column {
    id: bar

    required property string words
    required property real progress
    required property bool measured

    spacing: Theme.space(1)
    Accessible.role: Accessible.ProgressBar
    Accessible.name: words

    TextLabel {
        width: parent.width
        text: bar.words
        kind: TextLabel.Kind.Label
        Accessible.ignored: true
    }
    Rectangle {
        width: parent.width
        height: Theme.gap
        radius: height / 2
        color: Theme.primarySoft
        visible: bar.measured
        Rectangle {
            objectName: "travelled"
            anchors.left: parent.left
            height: parent.height
            radius: parent.radius
            width: Math.max(height, parent.width * Math.min(1, bar.progress))
            color: Theme.primary
            Behavior on width { NumberAnimation { duration: Theme.calm } }
        }
    }
}
