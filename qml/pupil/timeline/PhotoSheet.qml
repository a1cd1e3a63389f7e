import QtQuick
import Jotter.Components
import Jotter.Theme

/// One photo, as large as the screen.
Sheet {
    id: sheet

    property string address: ""

    function show(newAddress: string): void {
        address = newAddress;
        open();
    }

    title: qsTr("Photo")
    wantedWidth: roomWidth
    wantedHeight: roomHeight
    onClosed: address = ""

    SealedImage {
        objectName: "largePhoto"
        anchors.fill: parent
        anchors.margins: Theme.space(1.5)
        address: sheet.address
        fillMode: Image.PreserveAspectFit
        color: Theme.paper
    }
    IconButton {
        objectName: "closePhoto"
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.space(2)
        iconName: "x"
        text: qsTr("Close the photo")
        fill: Theme.card
        onClicked: sheet.close()
    }
}
