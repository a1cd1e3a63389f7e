import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// After the shutter: who is in the picture.
Item {
    id: pane

    required property CaptureModel capture

    PaneHead {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.space(2.5)
        title: pane.capture.title
        moreText: qsTr("More…")
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
        anchors.bottom: hint.top
        anchors.leftMargin: Theme.space(2.5)
        anchors.rightMargin: Theme.space(2.5)
        contentHeight: tiles.height + Theme.space(2)
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        PupilTiles {
            id: tiles
            width: parent.width
            options: pane.capture.pupils
        }
    }
    TextLabel {
        id: hint
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.space(2.5)
        kind: TextLabel.Kind.Caption
        quiet: true
        text: qsTr("No time now? Swipe down: it waits under To finish.")
    }
}
