import QtQuick
import Jotter.Components
import Jotter.Theme

/// One of the four counts with its meaning.
Card {
    id: card

    required property string iconName
    required property string count
    required property string title
    required property string meaning
    property color ink: Theme.ink

    implicitHeight: words.implicitHeight + Theme.space(4)

    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2. %3").arg(title).arg(count).arg(meaning)

    Column {
        id: words
        x: Theme.space(2)
        y: Theme.space(2)
        width: parent.width - Theme.space(4)
        spacing: Theme.half

        Row {
            width: parent.width
            spacing: Theme.space(1)
            SvgIcon {
                width: 22
                height: 22
                name: card.iconName
                color: card.ink
                anchors.verticalCenter: parent.verticalCenter
            }
            TextLabel {
                text: card.title
                kind: TextLabel.Kind.Label
                width: Math.min(implicitWidth, words.width - 30)
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
        }
        TextLabel {
            objectName: "count"
            width: parent.width
            text: card.count
            kind: TextLabel.Kind.Page
            color: card.ink
            Accessible.ignored: true
        }
        TextLabel {
            text: card.meaning
            kind: TextLabel.Kind.Caption
            quiet: true
            width: parent.width
            Accessible.ignored: true
        }
    }
}
