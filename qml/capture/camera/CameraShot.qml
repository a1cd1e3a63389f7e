import QtQuick
import Jotter.Components
import Jotter.Theme

/// A shot of this capture, small, in the camera's strip.
SealedImage {
    required property int index
    required address

    width: Theme.space(9)
    height: Theme.space(9)
    description: qsTr("Photo %1").arg(index + 1)
}
