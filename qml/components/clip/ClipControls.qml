import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Play or pause, how much of a clip was seen, and how long it is.
Item {
    id: controls

    required property ClipViewer viewer

    implicitHeight: Math.max(toggle.height, time.implicitHeight)

    IconButton {
        id: toggle
        objectName: "toggleClip"
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        iconName: controls.viewer.playing ? "pause" : "play"
        text: controls.viewer.playing ? qsTr("Pause the clip") : qsTr("Play the clip")
        ink: Theme.viewfinderInk
        onClicked: controls.viewer.toggle()
    }
    Rectangle {
        anchors.left: toggle.right
        anchors.leftMargin: Theme.space(1)
        anchors.right: time.left
        anchors.rightMargin: Theme.space(1.5)
        anchors.verticalCenter: parent.verticalCenter
        height: Theme.gap
        radius: height / 2
        color: Theme.quietInk
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("How much of the clip was shown")

        Rectangle {
            objectName: "clipSeen"
            anchors.left: parent.left
            height: parent.height
            width: parent.width * controls.viewer.progress
            radius: height / 2
            color: Theme.viewfinderInk
        }
    }
    TextLabel {
        id: time
        anchors.right: parent.right
        anchors.rightMargin: Theme.space(1)
        anchors.verticalCenter: parent.verticalCenter
        kind: TextLabel.Kind.Label
        wrapMode: Text.NoWrap
        color: Theme.viewfinderInk
        text: controls.viewer.length === "" ? "" : qsTr("%1 of %2").arg(controls.viewer.reached).arg(controls.viewer.length)
    }
}
