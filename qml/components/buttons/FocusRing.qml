import QtQuick
import Jotter.Theme

/// Where the keyboard is. Drawn outside the control that holds it.
Rectangle {
    id: ring

    required property Item control
    property bool shown: false

    anchors.fill: control
    anchors.margins: -3
    visible: shown
    color: Qt.rgba(0, 0, 0, 0)
    radius: Theme.radius
    border.width: 3
    border.color: Theme.focus
    z: 10
}
