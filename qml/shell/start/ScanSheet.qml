import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Looks for the code with the camera.
Sheet {
    id: sheet

    required property FirstStartModel model

    title: qsTr("Scan the code")
    onAboutToShow: view.awake = true
    onOpened: model.scan(view.videoSink)
    onClosed: {
        model.stopScan();
        view.awake = false;
    }

    Connections {
        target: sheet.model
        function onChanged() {
            if (sheet.opened && !sheet.model.scanning)
                sheet.close();
        }
    }
    TextLabel {
        id: words
        x: Theme.space(3)
        width: parent.width - Theme.space(6)
        text: qsTr("Hold the tablet so that the whole code can be seen.")
        horizontalAlignment: Text.AlignHCenter
    }
    Rectangle {
        anchors.top: words.bottom
        anchors.bottom: cancel.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.space(2)
        color: Theme.viewfinder
        radius: Theme.radius

        FilmView {
            id: view
            objectName: "scanView"
            anchors.fill: parent
            anchors.margins: Theme.half
            Accessible.name: qsTr("What the camera sees")
        }
    }
    QuietButton {
        id: cancel
        objectName: "cancelScan"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space(2)
        text: qsTr("Leave the camera")
        onClicked: sheet.close()
    }
}
