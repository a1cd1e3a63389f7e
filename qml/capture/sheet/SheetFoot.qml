import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Says what is safe, and is one way out of the sheet.
Rectangle {
    id: foot

    required property CaptureModel capture
    property real margin: Theme.space(2.5)

    implicitHeight: Math.max(done.implicitHeight, words.implicitHeight) + Theme.space(3)
    color: Theme.paper

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    SvgIcon {
        id: sign
        x: foot.margin
        anchors.verticalCenter: parent.verticalCenter
        width: 20
        height: 20
        name: foot.capture.savingFailed ? "triangle-alert" : "tablet"
        color: foot.capture.savingFailed ? Theme.accentInk : Theme.quietInk
    }
    TextLabel {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: Theme.space(1)
        anchors.right: done.left
        anchors.rightMargin: Theme.space(2)
        anchors.verticalCenter: parent.verticalCenter
        kind: TextLabel.Kind.Caption
        color: foot.capture.savingFailed ? Theme.accentInk : Theme.quietInk
        text: foot.capture.savingText
    }
    PrimaryButton {
        id: done
        objectName: "captureDone"
        anchors.right: parent.right
        anchors.rightMargin: foot.margin
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Done")
        onClicked: foot.capture.leave()
    }
}
