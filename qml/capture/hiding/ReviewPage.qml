import QtQuick
import QtQuick.Templates as T
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// One photo, large: who is not to be seen in it is hidden by a touch, until the record is made.
T.Popup {
    id: page

    required property CaptureModel capture
    readonly property PhotoReview review: capture.review
    readonly property real margin: Theme.space(2.5)
    readonly property bool narrow: width < Theme.compactBelow

    objectName: "reviewPage"
    parent: T.Overlay.overlay
    width: parent ? parent.width : 0
    height: parent ? parent.height : 0
    modal: true
    focus: true
    padding: 0
    closePolicy: T.Popup.CloseOnEscape
    onOpened: surface.forceActiveFocus()

    background: Rectangle { color: Theme.paper }

    TextLabel {
        id: title
        x: page.margin
        y: Theme.space(2)
        width: page.width - 2 * page.margin
        kind: TextLabel.Kind.Title
        text: qsTr("Touch a face that is not to be seen")
        Accessible.role: Accessible.Heading
    }
    TextLabel {
        id: heldBack
        objectName: "heldBack"
        anchors.top: title.bottom
        x: page.margin
        width: title.width
        visible: page.review.heldBack !== ""
        color: Theme.accentInk
        text: qsTr("No photos of %1. Hide them if they are in this one.").arg(page.review.heldBack)
    }
    TextLabel {
        id: told
        objectName: "hiddenTold"
        anchors.top: heldBack.visible ? heldBack.bottom : title.bottom
        x: page.margin
        width: title.width
        quiet: true
        text: page.review.address === "" ? qsTr("The photo is being kept…")
            : page.review.count === 0 && page.review.faces.count > 0 ? qsTr("Nothing is hidden. A touch on a ring hides that face.")
            : page.review.count === 0 ? qsTr("Nothing is hidden.")
            : page.review.count === 1 ? qsTr("1 face is hidden, for good once this is recorded. Touch it to show it again.")
            : qsTr("%1 faces are hidden, for good once this is recorded. Touch one to show it again.").arg(page.review.count)
        Accessible.role: Accessible.AlertMessage
    }
    SealedImage {
        id: photo
        anchors.top: told.bottom
        anchors.topMargin: Theme.space(1.5)
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.space(1.5)
        x: page.margin
        width: page.width - 2 * page.margin
        fillMode: Image.PreserveAspectFit
        color: Theme.paper
        address: page.review.address
        description: qsTr("The photo")
    }
    HidingSurface {
        id: surface
        anchors.centerIn: photo
        width: photo.paintedWidth
        height: photo.paintedHeight
        review: page.review
    }
    ReviewFoot {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: page.margin
        narrow: page.narrow
        capture: page.capture
    }
}
