import QtQuick
import Jotter.Components
import Jotter.Theme

/// One photo or clip; a touch shows it large, or plays it once it is on this tablet.
Pressable {
    id: tile

    required property string modelData
    readonly property bool isClip: modelData.includes("/clip")
    readonly property bool here: !modelData.includes("/clip-later/")
    readonly property PhotoFlow flow: parent as PhotoFlow

    objectName: "photo"
    width: flow ? flow.tile : 0
    height: width * 0.75
    enabled: here
    opacity: 1
    text: !isClip ? qsTr("Show the photo large") : here ? qsTr("Play the clip") : qsTr("A clip is on its way to this tablet")
    onClicked: isClip ? flow.clipChosen(modelData.slice(modelData.lastIndexOf("/") + 1)) : flow.photoChosen(modelData)

    contentItem: SealedImage {
        address: tile.modelData
        Accessible.ignored: true

        ClipBadge {
            anchors.centerIn: parent
            visible: tile.isClip && tile.here
        }
        TextLabel {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            padding: Theme.space(1)
            visible: !tile.here
            kind: TextLabel.Kind.Label
            text: tile.text
            Accessible.ignored: true

            Rectangle {
                z: -1
                anchors.fill: parent
                color: Theme.card
            }
        }
    }
}
