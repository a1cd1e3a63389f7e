import QtQuick
import Jotter.Components
import Jotter.Theme

/// A few lines under a heading, with a way to all of them: here, or on a page of their own.
Card {
    id: card

    required property string iconName
    required property string title
    required property list<string> lines
    property string empty: ""
    property string more: ""
    property alias moreName: button.objectName
    /// Of the lines, so many are shown until somebody wants all; 0 for all.
    property int few: 0
    property bool all: false
    readonly property bool shortened: few > 0 && !all && lines.length > few + 1

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
            width: parent.width
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
            model: card.shortened ? card.lines.slice(0, card.few) : card.lines
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
        plain: true
        anchors.left: parent.left
        anchors.leftMargin: Theme.half
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.half
        text: card.more
        onClicked: card.morePressed()
    }
}
