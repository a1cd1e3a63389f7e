import QtQuick
import Jotter.Theme

/// Title of a page at the left, the Safe pill at the right; below one another where there is no room for both. In a
/// `slim` header, which stays while the page scrolls, the title keeps to one line and shrinks before it gives way.
Item {
    id: header

    property string title: ""
    property string subtitle: ""
    property string backName: ""
    property int pillKind: SafePillButton.Kind.Unknown
    property string pillText: ""
    property string pillSpoken: pillText
    property bool slim: false

    signal pillPressed
    signal backPressed

    readonly property real start: back.visible ? back.width + Theme.space(1) : 0
    readonly property real least: measure.advanceWidth * (slim ? Theme.bodySize / Theme.pageSize : 1)
    readonly property bool beside: least + start + pill.implicitWidth + Theme.space(2) <= width

    implicitHeight: Math.max(words.y + words.height, pill.visible ? pill.y + pill.height : 0)

    TextMetrics {
        id: measure
        font: titleWords.font
        text: header.title
    }
    IconButton {
        id: back
        objectName: "back"
        visible: header.backName !== ""
        anchors.left: parent.left
        anchors.leftMargin: -Theme.space(1)
        iconName: Theme.backIcon
        text: header.backName
        onClicked: header.backPressed()
    }
    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: header.start
        y: back.visible ? Math.max(0, (back.height - titleWords.height) / 2) : 0
        width: header.width - header.start - (header.beside && pill.visible ? pill.width + Theme.space(1) : 0)
        spacing: 2

        TextLabel {
            id: titleWords
            width: parent.width
            kind: TextLabel.Kind.Page
            text: header.title
            fontSizeMode: header.slim ? Text.HorizontalFit : Text.FixedSize
            minimumPixelSize: Theme.bodySize
            maximumLineCount: header.slim ? 1 : 3
            wrapMode: header.slim ? Text.NoWrap : Text.Wrap
        }
        TextLabel {
            width: parent.width
            visible: text !== ""
            quiet: true
            maximumLineCount: header.slim ? 1 : 5
            text: header.subtitle
        }
    }
    SafePillButton {
        id: pill
        visible: header.pillText !== ""
        x: Theme.along(header.beside ? header.width - width : 0, width, header.width)
        y: header.beside ? 0 : words.y + words.height + Theme.space(1)
        width: Math.min(implicitWidth, header.width)
        kind: header.pillKind
        text: header.pillText
        spoken: header.pillSpoken
        onClicked: header.pillPressed()
    }
}
