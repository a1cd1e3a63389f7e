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
            x: Theme.space(2.5)
            width: parent.width - x
            visible: text !== ""
            text: row.checked
            kind: TextLabel.Kind.Caption
            quiet: true
        }
        TextLabel {
            objectName: "otherVersion"
            x: Theme.space(2.5)
            width: parent.width - x
            visible: text !== ""
            text: row.otherVersion
            kind: TextLabel.Kind.Label
            color: Theme.accentInk
        }
    }
}
