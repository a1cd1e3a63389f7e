import QtQuick
import QtQuick.Templates as T
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// The camera, full screen: viewfinder, one shutter at the thumb, the last shots.
T.Popup {
    id: page

    required property CaptureModel capture
    readonly property CameraModel camera: capture.camera
    readonly property ClipModel film: capture.clip
    /// Where no picture is taken the camera sees nothing either.
    readonly property bool refused: capture.photosRefused !== ""
    /// Whether there is a camera is asked when it is wanted: looking for it loads what plays and films.
    readonly property bool ready: visible && camera.available && !refused
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
    onAboutToShow: viewfinder.awake = true
    onClosed: viewfinder.awake = false
    onOpened: if (!refused) capture.openCamera(viewfinder.videoSink)
    onRefusedChanged: if (refused) camera.stop()

    background: Rectangle { color: Theme.viewfinder }

    FilmView {
        id: viewfinder
        anchors.fill: parent
        crop: true
        visible: page.ready
        Accessible.name: qsTr("What the camera sees")
    }
    FocusSurface {
        anchors.fill: parent
        visible: page.ready
        camera: page.camera
        shown: viewfinder.contentRect
    }
    NoCamera {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.space(6), 420)
        visible: !page.ready
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
        visible: page.ready && page.capture.laterOffered && !page.film.recording
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
        y: Theme.space(10) + (filmTime.visible && !filmTime.beside ? filmTime.height : 0)
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
            text: page.camera.sentence !== "" ? page.camera.sentence : page.film.sentence !== "" ? page.film.sentence : page.capture.forLater.told
            Accessible.role: Accessible.AlertMessage
        }
    }
    FilmTime {
        id: filmTime
        /// Where large words leave no room beside the button it stands below it.
        readonly property bool beside: width < page.width - 2 * (Theme.touch + Theme.space(3))

        visible: page.film.recording
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.space(beside ? 2 : 9)
        film: page.film
    }
    Shutter {
        id: shutter
        visible: page.ready && !page.film.recording
        x: page.thumbAtSide ? (Theme.leftHanded ? Theme.space(4) : page.width - width - Theme.space(4)) : (page.width - width) / 2
        y: page.sideways ? (page.height - height) / 2 : page.height - height - Theme.space(5)
        enabled: !page.camera.busy || page.camera.bursting
        onClicked: page.camera.shutter()
        onPressAndHold: page.camera.hold()
        onReleased: page.camera.letGo()
        onCanceled: page.camera.letGo()
    }
    FilmButton {
        readonly property real apart: shutter.width + Theme.space(3)

        visible: page.ready && page.film.offered
        x: page.film.recording ? shutter.x : page.sideways ? shutter.x + (shutter.width - width) / 2
            : shutter.x + (page.thumbAtSide && !Theme.leftHanded || shutter.x + apart + width > page.width ? -width - Theme.space(3) : apart)
        y: page.film.recording ? shutter.y : page.sideways ? shutter.y + apart : shutter.y + (shutter.height - height) / 2
        film: page.film
        onClicked: page.film.recording ? page.film.stop() : page.capture.film()
    }
    ListView {
        visible: page.ready
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
