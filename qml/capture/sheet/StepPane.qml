import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// After the pupil: which step. A touch records at once.
Item {
    id: pane

    required property CaptureModel capture

    PaneHead {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.space(2.5)
        title: pane.capture.title
        backShown: true
        moreText: qsTr("More…")
        onBack: pane.capture.otherPupil()
        onMore: pane.capture.more()
    }
    PhotoRow {
        id: photos
        anchors.top: head.bottom
        anchors.topMargin: Theme.space(1)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.space(2.5)
        capture: pane.capture
    }
    Flickable {
        anchors.top: photos.bottom
        anchors.topMargin: Theme.space(2)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        anchors.leftMargin: Theme.space(2.5)
        anchors.rightMargin: Theme.space(2.5)
        contentHeight: column.height + Theme.space(2)
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: column
            width: parent.width
            spacing: Theme.space(2)

            OptionColumn {
                width: parent.width
                kind: "step"
                options: pane.capture.steps
            }
            TextLabel {
                visible: pane.capture.steps.count === 0
                width: parent.width
                quiet: true
                text: qsTr("No live steps yet. Touch More… to search all steps or to write a note.")
            }
        }
    }
    /// However many steps there are, this way out of them is in sight.
    Rectangle {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: onlyPhoto.height + Theme.space(3)
        color: Theme.paper

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
        }
        QuietButton {
            id: onlyPhoto
            objectName: "onlyPhoto"
            anchors.left: parent.left
            anchors.leftMargin: Theme.space(2.5)
            anchors.verticalCenter: parent.verticalCenter
            text: pane.capture.clipAlone ? qsTr("Just the clip") : qsTr("Just the photo")
            iconName: pane.capture.clipAlone ? "video" : "image"
            onClicked: pane.capture.leave()
        }
    }
}
