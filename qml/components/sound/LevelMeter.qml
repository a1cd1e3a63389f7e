import QtQuick
import Jotter.Theme

/// How loud it is: a bar that fills. It tells that the microphone hears.
Rectangle {
    id: meter

    required property real level ///< 0 to 1

    implicitHeight: Theme.space(3)
    radius: height / 2
    color: Theme.quietSoft

    Rectangle {
        objectName: "levelHeard"
        anchors.left: parent.left
        height: parent.height
        width: height + (parent.width - height) * Math.min(1, meter.level)
        radius: height / 2
        color: Theme.primary
        Behavior on width { NumberAnimation { duration: Theme.quick } }
    }
}
