import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// What can be begun at any time, or what is going on, and what just happened. The toast takes the legend's place where there
/// is room, so that it covers no card.
Item {
    id: bar

    required property BoardModel board
    property bool compact: false
    property bool usable: true
    property real margin: Theme.space(3)

    readonly property bool counting: board.trials.on
    readonly property bool choosing: board.several.on
    readonly property Item shownRow: counting ? trials : choosing ? several : plain
    readonly property real free: width - shownRow.width - 2 * margin - Theme.space(3)

    implicitHeight: Math.max(Theme.space(compact ? 9 : 11), shownRow.implicitHeight + Theme.space(2), legend.visible ? legend.implicitHeight + Theme.space(2) : 0)

    PlainActions {
        id: plain
        visible: !bar.counting && !bar.choosing
        anchors.left: parent.left
        anchors.leftMargin: bar.margin
        anchors.verticalCenter: parent.verticalCenter
        board: bar.board
        compact: bar.compact
        usable: bar.usable
        room: bar.width - 2 * bar.margin
    }
    TrialsActions {
        id: trials
        visible: bar.counting
        anchors.left: parent.left
        anchors.leftMargin: bar.margin
        anchors.verticalCenter: parent.verticalCenter
        trials: bar.board.trials
        compact: bar.compact
        room: bar.width - 2 * bar.margin
    }
    SeveralActions {
        id: several
        visible: bar.choosing && !bar.counting
        anchors.left: parent.left
        anchors.leftMargin: bar.margin
        anchors.verticalCenter: parent.verticalCenter
        several: bar.board.several
        compact: bar.compact
        room: bar.width - 2 * bar.margin
    }
    Legend {
        id: legend
        visible: !bar.compact && bar.usable && plain.visible
        opacity: bar.board.toast.shown ? 0 : 1
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.along(bar.width - bar.margin - implicitWidth, width, bar.width)
        width: bar.free
        discs: bar.board.discs
    }
    Toast {
        readonly property bool above: bar.compact || bar.free < 240

        width: above ? bar.width - 2 * bar.margin : Math.min(bar.free, 620)
        x: Theme.along(above ? bar.margin : bar.width - bar.margin - width, width, bar.width)
        y: above ? -height : (bar.height - height) / 2
        message: bar.board.toast.message
        shown: bar.board.toast.shown
        failed: bar.board.toast.failed
        actionText: bar.board.toast.undoable ? qsTr("Undo") : ""
        onActionPressed: bar.board.toast.undo()
    }
}
