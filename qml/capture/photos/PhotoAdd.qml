import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Camera and "choose a picture", or why there may be no picture.
Row {
    id: add

    required property CaptureModel capture

    leftPadding: capture.photos.count > 0 || capture.takingPictures ? Theme.space(1.25) : 0
    spacing: Theme.space(1.25)
    height: Theme.space(12)

    Rectangle {
        visible: add.capture.takingPictures
        width: Theme.space(12)
        height: width
        radius: Theme.radius
        color: Theme.tint(3)
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("A picture is being kept")
        SvgIcon {
            anchors.centerIn: parent
            name: "loader-circle"
            color: Theme.quietInk
            RotationAnimation on rotation {
                running: add.capture.takingPictures && Theme.quick > 0
                from: 0
                to: 360
                duration: 1200
                loops: Animation.Infinite
            }
        }
    }
    AddTile {
        objectName: "addPhoto"
        iconName: "camera"
        text: add.capture.photosRefused !== "" ? add.capture.photosRefused
            : add.capture.photos.count > 0 ? qsTr("Another photo") : qsTr("Photo")
        enabled: add.capture.photosRefused === ""
        onClicked: add.capture.addPhoto()
    }
    AddTile {
        objectName: "addFile"
        visible: add.capture.photosRefused === ""
        iconName: "image-plus"
        text: qsTr("Choose a picture")
        onClicked: chooser.open()
    }
    PictureChooser {
        id: chooser
        capture: add.capture
    }
}
