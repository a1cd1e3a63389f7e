import QtQuick
import Jotter.Components
import Jotter.Theme

/// Picture or sign of an unfinished record, and of whom it is.
Item {
    id: face

    required property string label
    required property string address
    required property string iconName

    SealedImage {
        visible: face.address !== ""
        anchors.fill: parent
        anchors.margins: Theme.half
        anchors.bottomMargin: words.height + Theme.half
        address: face.address
    }
    SvgIcon {
        visible: face.address === ""
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.space(1.5)
        name: face.iconName
        color: Theme.accentInk
    }
    TextLabel {
        id: words
        anchors.bottom: parent.bottom
        x: Theme.half
        width: parent.width - 2 * x
        height: implicitHeight + Theme.half
        horizontalAlignment: Text.AlignHCenter
        kind: TextLabel.Kind.Caption
        maximumLineCount: 1
        wrapMode: Text.NoWrap
        text: face.label
        Accessible.ignored: true
    }
}
