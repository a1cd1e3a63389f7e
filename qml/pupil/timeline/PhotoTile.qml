import QtQuick
import Jotter.Components

/// One photo; a touch shows it large.
Pressable {
    id: tile

    required property string modelData
    readonly property PhotoFlow flow: parent as PhotoFlow

    objectName: "photo"
    width: flow ? flow.tile : 0
    height: width * 0.75
    text: qsTr("Show the photo large")
    onClicked: flow.photoChosen(modelData)

    contentItem: SealedImage {
        address: tile.modelData
        Accessible.ignored: true
    }
}
