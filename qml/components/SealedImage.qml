import QtQuick
import Jotter.Theme

/// A photo of the vault by its hash. Quiet paper until it is there; a word when this tablet does not hold it.
Rectangle {
    id: frame

    required property string sha
    property string description: qsTr("Photo")
    property alias fillMode: image.fillMode
    readonly property int status: image.status

    color: Theme.tint(3)
    radius: Theme.radius
    clip: true

    Accessible.role: Accessible.Graphic
    Accessible.name: description

    SvgIcon {
        anchors.centerIn: parent
        width: 32
        height: 32
        name: "image"
        color: Theme.quietInk
        visible: image.status !== Image.Ready
    }
    Image {
        id: image
        anchors.fill: parent
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
        source: frame.sha === "" ? "" : "image://sealed/" + frame.sha
        sourceSize.width: Math.max(1, Math.ceil(frame.width)) * 2
        cache: true
    }
}
