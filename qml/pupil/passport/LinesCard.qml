import QtQuick
import Jotter.Components
import Jotter.Theme

/// A few lines under a heading, with a way to all of them.
Card {
    id: card

    required property string iconName
    required property string title
    required property list<string> lines
    property string empty: ""
    property string more: ""

    signal morePressed

    implicitHeight: body.implicitHeight + Theme.space(3) + (button.visible ? button.height : Theme.space(1))

    Accessible.role: Accessible.Grouping
    Accessible.name: title

    Column {
        id: body
        x: Theme.space(2)
        y: Theme.space(2)
        width: parent.width - Theme.space(4)
        spacing: Theme.space(1)

        Row {
            spacing: Theme.space(1)
            SvgIcon {
                name: card.iconName
                color: Theme.primary
                width: 22
                height: 22
                anchors.verticalCenter: parent.verticalCenter
            }
            TextLabel {
                text: card.title
                font.weight: Font.DemiBold
                anchors.verticalCenter: parent.verticalCenter
            }
        }
        Repeater {
            model: card.lines
            delegate: BulletLine {}
        }
        TextLabel {
            width: parent.width
            visible: card.lines.length === 0
            text: card.empty
            quiet: true
        }
    }
    QuietButton {
        id: button
        visible: card.more !== ""
        objectName: "wholePassport"
        plain: true
        x: Theme.half
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.half
        text: card.more
        onClicked: card.morePressed()
    }
}
