import QtQuick
import Jotter.Components
import Jotter.Theme

/// Sign, line and time of a voice note.
Item {
    id: face

    required property string iconName
    required property real progress
    required property string words

    implicitHeight: time.implicitHeight + Theme.gap

    Rectangle {
        id: disc
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.touch
        height: width
        radius: width / 2
        color: Theme.primary

        SvgIcon {
            anchors.centerIn: parent
            width: 20
            height: 20
            name: face.iconName
            color: Theme.primaryInk
        }
    }
    Rectangle {
        id: line
        anchors.left: disc.right
        anchors.leftMargin: Theme.space(1.5)
        anchors.right: time.left
        anchors.rightMargin: Theme.space(1.5)
        anchors.verticalCenter: parent.verticalCenter
        height: Theme.gap
        radius: height / 2
        color: Theme.quietSoft

        Rectangle {
            objectName: "soundHeard"
            anchors.left: parent.left
            height: parent.height
            width: parent.width * Math.min(1, face.progress)
            radius: height / 2
            color: Theme.primary
        }
    }
    TextLabel {
        id: time
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        kind: TextLabel.Kind.Label
        wrapMode: Text.NoWrap
        text: face.words
        Accessible.ignored: true
    }
}
