import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// The tries of a card: did it, or not yet; between them how many so far.
Item {
    id: row

    required property BoardCard card

    readonly property real side: Math.max(Theme.touch, Math.min(Theme.space(12), (width - Theme.space(10)) / 2))

    height: Theme.space(6)

    IconButton {
        objectName: "could-" + row.card.name
        anchors.left: parent.left
        width: row.side
        height: row.height
        iconName: "check"
        ink: Theme.primary
        fill: Theme.primarySoft
        text: qsTr("%1: did it").arg(row.card.name)
        hint: row.card.stepText
        onClicked: row.card.tryStep(true)
    }
    TextLabel {
        objectName: "tries-" + row.card.name
        anchors.centerIn: parent
        width: row.width - 2 * row.side
        horizontalAlignment: Text.AlignHCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.captionSize
        maximumLineCount: 1
        wrapMode: Text.NoWrap
        kind: TextLabel.Kind.Title
        quiet: row.card.tries === ""
        text: row.card.tries !== "" ? row.card.tries : qsTr("0 of 0")
    }
    IconButton {
        objectName: "notYet-" + row.card.name
        anchors.right: parent.right
        width: row.side
        height: row.height
        iconName: "minus"
        ink: Theme.quietInk
        fill: Theme.quietSoft
        text: qsTr("%1: not yet").arg(row.card.name)
        hint: row.card.stepText
        onClicked: row.card.tryStep(false)
    }
}
