import QtQuick
import Jotter.Components
import Jotter.Theme

/// A pupil's initials, name and year.
Item {
    id: face

    required property string name
    required property string initials
    required property int tint
    required property string year
    required property bool noPhotos

    Avatar {
        id: disc
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(2)
        anchors.verticalCenter: parent.verticalCenter
        initials: face.initials
        tint: face.tint
        size: 52
    }
    Column {
        anchors.left: disc.right
        anchors.leftMargin: Theme.space(2)
        anchors.right: noCamera.visible ? noCamera.left : parent.right
        anchors.rightMargin: Theme.space(1.5)
        anchors.verticalCenter: parent.verticalCenter

        TextLabel {
            width: parent.width
            text: face.name
            font.weight: Font.Medium
            maximumLineCount: 2
            Accessible.ignored: true
        }
        TextLabel {
            width: parent.width
            text: face.year
            kind: TextLabel.Kind.Caption
            quiet: true
            maximumLineCount: 1
            Accessible.ignored: true
        }
    }
    SvgIcon {
        id: noCamera
        visible: face.noPhotos
        anchors.right: parent.right
        anchors.rightMargin: Theme.space(2)
        anchors.verticalCenter: parent.verticalCenter
        name: "camera-off"
        color: Theme.quietInk
        width: 22
        height: 22
    }
}
