import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// What can be begun at any time, and what just happened. The toast takes the legend's place where there is room, so that
/// it covers no card.
Item {
    id: bar

    required property BoardModel board
    property bool compact: false
    property bool usable: true
    property real margin: Theme.space(3)

    readonly property real free: width - buttons.x - buttons.width - margin - Theme.space(3)

    implicitHeight: compact ? Theme.space(9) : Math.max(Theme.space(11), legend.implicitHeight + Theme.space(2))

    Row {
        id: buttons
        x: bar.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space(1.5)

        PrimaryButton {
            objectName: "newPhoto"
            enabled: bar.usable
            height: Theme.space(7)
            width: bar.compact ? (bar.width - 2 * bar.margin - buttons.spacing) / 2 : Math.max(implicitWidth, Theme.space(17))
            iconName: "camera"
            text: qsTr("Photo")
            onClicked: bar.board.photo()
        }
        QuietButton {
            objectName: "newNote"
            enabled: bar.usable
            height: Theme.space(7)
            width: bar.compact ? (bar.width - 2 * bar.margin - buttons.spacing) / 2 : Math.max(implicitWidth, Theme.space(17))
            iconName: "pencil-line"
            text: qsTr("Note")
            onClicked: bar.board.note()
        }
    }
    Legend {
        id: legend
        visible: !bar.compact && bar.usable
        opacity: bar.board.toast.shown ? 0 : 1
        anchors.verticalCenter: parent.verticalCenter
        x: bar.width - bar.margin - childrenRect.width
        width: bar.free
        discs: bar.board.discs
    }
    Toast {
        width: bar.compact ? bar.width - 2 * bar.margin : Math.min(bar.free, 620)
        x: bar.compact ? bar.margin : bar.width - bar.margin - width
        y: bar.compact ? -height : (bar.height - height) / 2
        message: bar.board.toast.message
        shown: bar.board.toast.shown
        failed: bar.board.toast.failed
        actionText: bar.board.toast.undoable ? qsTr("Undo") : ""
        onActionPressed: bar.board.toast.undo()
    }
}
