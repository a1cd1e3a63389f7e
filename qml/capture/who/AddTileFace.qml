import QtQuick
import Jotter.Components
import Jotter.Theme

/// Icon over a word.
Item {
    id: face

    required property string iconName
    required property string label

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.half

        SvgIcon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: face.iconName
            color: Theme.primary
        }
        TextLabel {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            kind: TextLabel.Kind.Caption
            lineHeight: 1.05
            maximumLineCount: 2
            text: face.label
            Accessible.ignored: true
        }
    }
}
