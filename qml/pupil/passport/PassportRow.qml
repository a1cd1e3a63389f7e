import QtQuick
import Jotter.Components
import Jotter.Theme

/// One line of a passport and when it was last said to be true.
Item {
    id: row

    required property string text
    required property string checked
    required property string otherVersion

    width: ListView.view ? ListView.view.width : 0
    height: words.height + Theme.space(1.5)

    Column {
        id: words
        width: parent.width
        BulletLine {
            modelData: row.text
        }
        TextLabel {
            anchors.left: parent.left
            anchors.leftMargin: Theme.space(2.5)
            width: parent.width - Theme.space(2.5)
            visible: text !== ""
            text: row.checked
            kind: TextLabel.Kind.Caption
            quiet: true
        }
        TextLabel {
            objectName: "otherVersion"
            anchors.left: parent.left
            anchors.leftMargin: Theme.space(2.5)
            width: parent.width - Theme.space(2.5)
            visible: text !== ""
            text: row.otherVersion
            kind: TextLabel.Kind.Label
            color: Theme.accentInk
        }
    }
}
