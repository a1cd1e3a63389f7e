import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// The lesson board: one group, its pupils' live steps, one touch a record.
FocusScope {
    id: page

    required property BoardModel board
    property string safeText: ""
    property string safeShortText: safeText
    property int safeKind: SafePillButton.Kind.Unknown

    signal safeOpened
    signal timelineOpened(string pupilId)

    readonly property bool compact: width < Theme.compactBelow
    readonly property real margin: Theme.space(compact ? 2 : 3)

    Connections {
        target: page.board
        function onPupilAsked(pupilId) { page.timelineOpened(pupilId) }
    }

    BoardHeader {
        id: header
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: page.margin
        board: page.board
        compact: page.compact
        safeText: page.compact ? page.safeShortText : page.safeText
        safeSpoken: page.safeText
        safeKind: page.safeKind
        onSafeOpened: page.safeOpened()
    }

    CardArea {
        id: area
        anchors.top: header.bottom
        anchors.topMargin: Theme.space(2)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: actions.top
        board: page.board
        compact: page.compact
        margin: page.margin
        visible: page.board.state === BoardModel.Ready
    }

    EmptyState {
        objectName: "boardEmpty"
        anchors.centerIn: area
        width: Math.min(area.width - 2 * page.margin, 520)
        visible: page.board.state === BoardModel.NoGroup || page.board.state === BoardModel.NoPupils || page.board.state === BoardModel.Failed
        iconName: page.board.state === BoardModel.Failed ? "triangle-alert" : "users"
        title: page.board.state === BoardModel.Failed ? qsTr("This group cannot be shown")
            : page.board.state === BoardModel.NoPupils ? qsTr("No pupils in %1 today").arg(page.board.groupName) : qsTr("No group yet")
        message: page.board.state === BoardModel.Failed ? page.board.failure
            : page.board.state === BoardModel.NoPupils ? qsTr("Pupils appear here as soon as the school office puts them in this group.")
            : qsTr("This is where your lesson opens. Ask the school office to give you a group.")
        actionText: page.board.hasChoice ? qsTr("Choose another group") : ""
        onActionPressed: page.board.askWhich()
    }

    BoardActions {
        id: actions
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        board: page.board
        compact: page.compact
        margin: page.margin
        usable: page.board.state === BoardModel.Ready
    }

    PickerSheet {
        picker: page.board.picker
    }
}
