import QtQuick
import Jotter.Components
import Jotter.Theme

/// The one large button of the camera.
Pressable {
    id: shutter

    objectName: "shutter"
    text: qsTr("Take the photo")
    hint: qsTr("Held down, takes one after another")
    width: Theme.space(10)
    height: Theme.space(10)
    opacity: 1
    ringRadius: width / 2
    background: Rectangle {
        radius: width / 2
        color: Qt.rgba(0, 0, 0, 0)
        border.width: 4
        border.color: Theme.viewfinderInk
    }
    contentItem: Item {
        Rectangle {
            anchors.centerIn: parent
            width: Theme.space(8)
            height: width
            radius: width / 2
            color: Theme.viewfinderInk
            opacity: shutter.enabled ? 1 : 0.5
            scale: shutter.down ? 0.88 : 1
            Behavior on scale { NumberAnimation { duration: Theme.quick } }
        }
    }
}
