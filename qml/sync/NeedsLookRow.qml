import QtQuick
import Jotter.Components
import Jotter.Theme

/// A record that the school server did not take: one sentence and one button.
Card {
    id: row

    required property string title
    required property string sentence
    required property string when
    required property string change

    readonly property NeedsLookColumn column: parent as NeedsLookColumn

    width: column ? column.width : implicitWidth
    implicitHeight: body.implicitHeight + Theme.space(4)

    readonly property bool narrow: width < Theme.compactBelow

    Accessible.role: Accessible.ListItem
    Accessible.name: title + ", " + when + ". " + sentence

    Column {
        id: body
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(2)
        y: Theme.space(2)
        width: row.width - Theme.space(4) - (row.narrow ? 0 : button.width + Theme.space(2))
        spacing: Theme.half

        TextLabel {
            width: parent.width
            text: row.title + " · " + row.when
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        TextLabel {
            width: parent.width
            text: row.sentence
            quiet: true
            kind: TextLabel.Kind.Label
            Accessible.ignored: true
        }
        Item {
            width: 1
            height: row.narrow ? button.height + Theme.half : 0
        }
    }
    QuietButton {
        id: button
        objectName: "tryAgain"
        x: Theme.along(row.narrow ? Theme.space(2) : row.width - width - Theme.space(2), width, row.width)
        y: row.narrow ? row.height - height - Theme.space(2) : (row.height - height) / 2
        text: qsTr("Try again")
        spoken: qsTr("Try again: %1").arg(row.title)
        iconName: "refresh-cw"
        onClicked: row.column.tryAgain(row.change)
    }
}
