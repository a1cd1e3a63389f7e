import QtQuick
import Jotter.Components
import Jotter.Theme

/// A shot of this capture, small, in the camera's strip.
SealedImage {
    required property int index
    required address
    required property bool isClip

    width: Theme.space(9)
    height: Theme.space(9)
    description: isClip ? qsTr("Clip %1").arg(index + 1) : qsTr("Photo %1").arg(index + 1)

    ClipBadge {
        anchors.centerIn: parent
        visible: (parent as CameraShot).isClip
    }
}
