import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Initials, name and strand of a card, with the marks "something to know", "no photos" and "not seen this week".
Item {
    id: face

    required property BoardCard card

    readonly property real start: avatar.width + Theme.space(1.5)

    implicitHeight: Math.ceil((Theme.titleSize + Theme.captionSize) * 1.3)

    Avatar {
        id: avatar
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        size: 44
        initials: face.card.initials
        tint: face.card.tint
    }
    TextLabel {
        id: name
        anchors.left: avatar.right
        anchors.leftMargin: Theme.space(1.5)
        y: strand.visible ? 0 : (face.height - height) / 2
        width: Math.min(implicitWidth, face.width - face.start - (face.card.alerted ? 26 : 0) - (face.card.noPhotos ? 26 : 0) - (face.card.unseen ? 20 : 0))
        kind: TextLabel.Kind.Title
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.bodySize
        lineHeight: 1.1
        maximumLineCount: 1
        wrapMode: Text.NoWrap
        text: face.card.shownName
        Accessible.ignored: true
    }
    SvgIcon {
        id: alerted
        objectName: "alerted"
        visible: face.card.alerted
        anchors.left: name.right
        anchors.leftMargin: visible ? Theme.space(1) : 0
        y: name.y + (name.height - height) / 2
        width: visible ? 18 : 0
        height: 18
        name: "triangle-alert"
        color: Theme.accentInk
    }
    SvgIcon {
        id: noPhotos
        visible: face.card.noPhotos
        anchors.left: alerted.right
        anchors.leftMargin: Theme.space(1)
        y: name.y + (name.height - height) / 2
        width: visible ? 18 : 0
        height: 18
        name: "camera-off"
        color: Theme.quietInk
    }
    Rectangle {
        visible: face.card.unseen
        anchors.left: noPhotos.visible ? noPhotos.right : alerted.right
        anchors.leftMargin: Theme.space(1)
        y: name.y + (name.height - height) / 2
        width: 10
        height: 10
        radius: 5
        color: Theme.accent
    }
    TextLabel {
        id: strand
        visible: text !== ""
        anchors.left: name.left
        anchors.bottom: parent.bottom
        width: face.width - face.start
        kind: TextLabel.Kind.Caption
        quiet: true
        maximumLineCount: 1
        wrapMode: Text.NoWrap
        text: face.card.strand
        Accessible.ignored: true
    }
}
