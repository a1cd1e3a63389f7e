import QtQuick
import Jotter.Components
import Jotter.Theme

/// A photo of the vault by its hash. Quiet paper until it is there; a word when this tablet does not hold it.
Rectangle {
    id: frame

    property string sha: ""
    /// `image://sealed/<sha256>/<sha256 of the thumbnail>`, where the view-model gives it whole.
    property string address: sha === "" ? "" : "image://sealed/" + sha
    property string description: qsTr("Photo")
    property alias fillMode: image.fillMode
    readonly property int status: image.status
    readonly property alias paintedWidth: image.paintedWidth
    readonly property alias paintedHeight: image.paintedHeight

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
        source: frame.address
        sourceSize.width: Math.max(1, Math.ceil(frame.width * Screen.devicePixelRatio))
        cache: false // the provider keeps what it decoded, and drops it when it has to be forgotten
    }
}
