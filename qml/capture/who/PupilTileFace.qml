import QtQuick
import Jotter.Components
import Jotter.Theme

/// Initials and name of a PupilTile.
Item {
    id: face

    required property string label
    required property string initials
    required property string reason
    required property int tint

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.space(0.75)

        Avatar {
            anchors.horizontalCenter: parent.horizontalCenter
            size: 52
            initials: face.initials
            tint: face.tint
        }
        TextLabel {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 1
            wrapMode: Text.NoWrap
            font.weight: Font.Medium
            text: face.label
            Accessible.ignored: true
        }
        TextLabel {
            visible: face.reason !== ""
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            kind: TextLabel.Kind.Caption
            quiet: true
            text: face.reason
            Accessible.ignored: true
        }
    }
}
