import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// One picture of a capture. A touch shows a photo large, and plays a clip.
SealedImage {
    id: thumb

    required property int index
    property bool editable: false
    readonly property PhotoStrip strip: ListView.view ? ListView.view.model as PhotoStrip : null

    required sha
    required address
    required property bool isClip

    width: Theme.space(12)
    height: Theme.space(12)
    description: isClip ? qsTr("Clip %1").arg(index + 1) : qsTr("Photo %1").arg(index + 1)

    ClipBadge {
        anchors.centerIn: parent
        visible: thumb.isClip
    }

    Pressable {
        objectName: "lookPhoto" + thumb.index
        visible: thumb.editable
        anchors.fill: parent
        text: thumb.isClip ? qsTr("Play clip %1").arg(thumb.index + 1) : qsTr("Look at photo %1").arg(thumb.index + 1)
        hint: thumb.isClip ? "" : qsTr("Shows it large, and hides a face")
        onClicked: thumb.isClip ? (thumb.ListView.view.parent as PhotoRow).showClip(thumb.sha) : thumb.strip.look(thumb.sha)
    }
    IconButton {
        objectName: "removePhoto" + thumb.index
        visible: thumb.editable
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: -2 // so that the middle of the photo is the photo's
        iconName: "x"
        iconSize: 16
        inset: Theme.space(1)
        ink: Theme.ink
        fill: Theme.card
        text: thumb.isClip ? qsTr("Take out clip %1").arg(thumb.index + 1) : qsTr("Take out photo %1").arg(thumb.index + 1)
        onClicked: thumb.strip.remove(thumb.sha)
    }
}
