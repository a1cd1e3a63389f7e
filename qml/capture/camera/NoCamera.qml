import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// No camera here, or no permission: a picture can still be chosen. Or no picture is to be taken.
Column {
    id: none

    required property CaptureModel capture
    readonly property bool refused: capture.photosRefused !== ""

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
        text: none.refused ? none.capture.photosRefused : qsTr("No camera to use here")
        Accessible.role: none.refused ? Accessible.AlertMessage : Accessible.StaticText
    }
    TextLabel {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        color: Theme.viewfinderInk
        visible: text !== ""
        text: none.refused ? none.capture.noCamerasHere ? qsTr("The school takes no pictures in this place. If the lesson is somewhere else, say so on the board.") : ""
            : qsTr("You can choose a picture that is on this tablet, or allow the camera in the tablet's settings.")
    }
    PrimaryButton {
        objectName: "choosePicture"
        visible: !none.refused
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
