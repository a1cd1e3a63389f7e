import QtQuick
import Jotter.Components
import Jotter.Theme

/// Lies on the picture of a clip: it can be played.
Rectangle {
    width: Theme.touch
    height: width
    radius: width / 2
    color: Theme.viewfinder
    opacity: 0.85

    SvgIcon {
        anchors.centerIn: parent
        name: "play"
        color: Theme.viewfinderInk
    }
}
