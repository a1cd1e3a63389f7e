import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// One clip, as large as the screen; it plays as soon as it is there.
Sheet {
    id: sheet

    required property ClipViewer viewer

    function show(sha: string): void {
        screen.awake = true;
        open();
        viewer.show(sha, screen.videoSink);
    }

    title: qsTr("Clip")
    wantedWidth: roomWidth
    wantedHeight: roomHeight
    onAboutToHide: viewer.close()
    onClosed: screen.awake = false

    Connections {
        target: sheet.viewer
        function onChanged(): void {
            if (!sheet.viewer.open) // somebody else may be here now
                sheet.close()
        }
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.space(1.5)
        radius: Theme.radius
        color: Theme.viewfinder

        FilmView {
            id: screen
            objectName: "clipScreen"
            anchors.fill: parent
            anchors.bottomMargin: controls.height + Theme.space(2)
            Accessible.name: qsTr("The clip")
        }
        TextLabel {
            anchors.centerIn: screen
            width: parent.width - Theme.space(4)
            visible: text !== ""
            horizontalAlignment: Text.AlignHCenter
            color: Theme.viewfinderInk
            text: sheet.viewer.sentence
            Accessible.role: Accessible.AlertMessage
        }
        ClipControls {
            id: controls
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.space(1)
            viewer: sheet.viewer
        }
    }
    IconButton {
        objectName: "closeClip"
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.space(2)
        iconName: "x"
        text: qsTr("Close the clip")
        fill: Theme.card
        onClicked: sheet.close()
    }
}
