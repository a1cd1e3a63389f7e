import QtQuick
import Jotter.Components
import Jotter.Theme

/// Initials, name and work of an adult, one below the other.
Item {
    id: face

    required property string name
    required property string initials
    required property int tint
    required property string work

    Column {
        anchors.centerIn: parent
        width: parent.width - Theme.space(2)
        spacing: Theme.half

        Avatar {
            anchors.horizontalCenter: parent.horizontalCenter
            size: 72
            initials: face.initials
            tint: face.tint
        }
        Item {
            width: 1
            height: Theme.half
        }
        TextLabel {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: face.name
            font.weight: Font.Medium
            maximumLineCount: 2
            Accessible.ignored: true
        }
        TextLabel {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: face.work
            kind: TextLabel.Kind.Caption
            quiet: true
            maximumLineCount: 2
            Accessible.ignored: true
        }
    }
}
