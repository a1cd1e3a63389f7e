import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Lies over the viewfinder: where the camera can, a touch says what is to be sharp, and a ring tells so for a moment. Only for
/// eyes and fingers: a camera that nobody touches focuses by itself.
Item {
    id: surface

    required property CameraModel camera
    /// Where the camera's whole picture lies, of which the viewfinder shows a part.
    required property rect shown

    objectName: "focusSurface"

    // No TapHandler: it hears of a touch that the shutter over it has taken, too, and the picture would be sharp at the thumb.
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
        enabled: surface.camera.canFocus
        onClicked: mouse => {
            if (surface.camera.focusAt(Qt.point(mouse.x, mouse.y), surface.shown)) {
                ring.x = mouse.x - ring.width / 2;
                ring.y = mouse.y - ring.height / 2;
                fading.restart();
            }
        }
    }
    Rectangle {
        id: ring
        objectName: "focusRing"
        visible: opacity > 0
        opacity: 0
        width: Theme.space(9)
        height: width
        radius: width / 2
        color: Qt.rgba(0, 0, 0, 0)
        border.width: 5
        border.color: Theme.viewfinder

        Rectangle {
            anchors.fill: parent
            anchors.margins: 1
            radius: width / 2
            color: Qt.rgba(0, 0, 0, 0)
            border.width: 3
            border.color: Theme.viewfinderInk
        }
    }
    SequentialAnimation {
        id: fading
        PropertyAction { target: ring; property: "opacity"; value: 1 }
        PauseAnimation { duration: 900 }
        NumberAnimation { target: ring; property: "opacity"; to: 0; duration: Theme.calm }
    }
}
