import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// No camera here, or no permission: a picture can still be chosen.
Column {
    id: none

    required property CaptureModel capture

    spacing: Theme.space(2)

    SvgIcon {
        anchors.horizontalCenter: parent.horizontalCenter
        width: 48
        height: 48
        name: "camera-off"
        color: Theme.viewfinderInk
    }
    TextLabel {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        kind: TextLabel.Kind.Title
        color: Theme.viewfinderInk
        text: qsTr("No camera to use here")
    }
    TextLabel {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        color: Theme.viewfinderInk
        text: qsTr("You can choose a picture that is on this tablet, or allow the camera in the tablet's settings.")
    }
    PrimaryButton {
        objectName: "choosePicture"
        anchors.horizontalCenter: parent.horizontalCenter
        iconName: "image-plus"
        text: qsTr("Choose a picture")
        onClicked: chooser.open()
    }
    PictureChooser {
        id: chooser
        capture: none.capture
    }
}
