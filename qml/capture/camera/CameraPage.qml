import QtQuick
import QtQuick.Templates as T
import QtMultimedia
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// The camera, full screen: viewfinder, one shutter at the thumb, the last shots.
T.Popup {
    id: page

    required property CaptureModel capture
    readonly property CameraModel camera: capture.camera
    readonly property bool sideways: width > height
    /// Where a thumb does not reach the middle the shutter is at its side. A phone's middle every thumb reaches.
    readonly property bool thumbAtSide: sideways || (Theme.leftHanded && width >= Theme.compactBelow)

    parent: T.Overlay.overlay
    width: parent ? parent.width : 0
    height: parent ? parent.height : 0
    modal: true
    focus: true
    padding: 0
    closePolicy: T.Popup.CloseOnEscape
    onOpened: camera.start(viewfinder.videoSink)

    background: Rectangle { color: Theme.viewfinder }

    VideoOutput {
        id: viewfinder
        anchors.fill: parent
        fillMode: VideoOutput.PreserveAspectCrop
        visible: page.camera.available
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("What the camera sees")
    }
    NoCamera {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.space(6), 420)
        visible: !page.camera.available
        capture: page.capture
    }
    IconButton {
        objectName: "cameraBack"
        x: Theme.along(Theme.space(2), width, page.width)
        y: Theme.space(2)
        iconName: "x"
        text: qsTr("Leave the camera")
        ink: Theme.viewfinderInk
        fill: Theme.viewfinder
        onClicked: page.capture.backFromCamera()
    }
    Chip {
        objectName: "tagLater"
        visible: page.camera.available && page.capture.laterOffered
        x: Theme.along(page.width - width - Theme.space(2), width, page.width)
        y: Theme.space(2)
        iconName: "inbox"
        text: qsTr("Tag later")
        hint: qsTr("Each photo goes under To finish, and the camera stays open")
        selected: page.capture.forLater.on
        onClicked: page.capture.forLater.on = !page.capture.forLater.on
    }
    Rectangle {
        visible: words.text !== ""
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.space(10)
        width: Math.min(parent.width - Theme.space(4), words.implicitWidth + Theme.space(4))
        height: words.implicitHeight + Theme.space(2)
        radius: Theme.radius
        color: Theme.toast
        TextLabel {
            id: words
            anchors.centerIn: parent
            width: parent.width - Theme.space(4)
            horizontalAlignment: Text.AlignHCenter
            color: Theme.toastInk
            text: page.camera.sentence !== "" ? page.camera.sentence : page.capture.forLater.told
            Accessible.role: Accessible.AlertMessage
        }
    }
    Shutter {
        visible: page.camera.available
        x: page.thumbAtSide ? (Theme.leftHanded ? Theme.space(4) : page.width - width - Theme.space(4)) : (page.width - width) / 2
        y: page.sideways ? (page.height - height) / 2 : page.height - height - Theme.space(5)
        enabled: !page.camera.busy || page.camera.bursting
        onClicked: page.camera.shutter()
        onPressAndHold: page.camera.hold()
        onReleased: page.camera.letGo()
        onCanceled: page.camera.letGo()
    }
    ListView {
        visible: page.camera.available
        x: Theme.space(page.sideways && Theme.leftHanded ? 16 : 2)
        y: page.height - height - Theme.space(page.sideways ? 2 : 16)
        width: page.width - Theme.space(page.sideways ? 18 : 4)
        height: page.capture.photos.count > 0 ? Theme.space(9) : 0
        orientation: ListView.Horizontal
        spacing: Theme.space(1)
        model: page.capture.photos
        delegate: CameraShot {}
    }
}
