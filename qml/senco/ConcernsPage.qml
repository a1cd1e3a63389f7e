import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// What adults raised about pupils, for whom it was raised for: what is new first. A touch opens one.
FocusScope {
    id: page

    required property ConcernsModel model
    property int pillKind: SafePillButton.Kind.Unknown
    property string pillText: ""
    property string pillShortText: pillText

    signal safeWanted

    readonly property bool compact: width < Theme.compactBelow
    readonly property real edge: Theme.space(compact ? 2 : 3.5)

    objectName: "concernsPage"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Concerns")

    PageHeader {
        id: heading
        x: page.edge
        y: page.edge
        width: page.width - 2 * page.edge
        title: qsTr("Concerns")
        subtitle: page.model.summary
        pillKind: page.pillKind
        pillText: page.compact ? page.pillShortText : page.pillText
        pillSpoken: page.pillText
        onPillPressed: page.safeWanted()
    }
    ConcernsList {
        id: list
        objectName: "concerns"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.bottom: parent.bottom
        anchors.topMargin: Theme.space(2)
        anchors.leftMargin: page.edge
        anchors.rightMargin: page.edge - Theme.space(1.5)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: true
        model: page.model
        delegate: ConcernRow {}
        onChosen: concernId => {
            page.model.open(concernId)
            sheet.open()
        }
    }
    EmptyState {
        visible: page.model.known && page.model.count === 0
        anchors.centerIn: list
        width: Math.min(list.width - Theme.space(4), 480)
        iconName: page.model.readable ? "message-square" : "lock"
        title: page.model.readable ? qsTr("No concerns") : qsTr("Not on this tablet")
        message: page.model.readable
            ? qsTr("What adults raise about your pupils appears here.")
            : qsTr("Concerns come to a tablet that you alone sign in to, with a PIN of six digits or more that another SENCO or head has confirmed.")
    }
    Toast {
        z: 1
        width: Math.min(page.width - 2 * page.edge, 620)
        x: (page.width - width) / 2
        y: page.height - height - Theme.space(2)
        message: page.model.toast.message
        shown: page.model.toast.shown
        failed: page.model.toast.failed
        actionText: page.model.toast.undoable ? qsTr("Undo") : ""
        onActionPressed: page.model.toast.undo()
    }
    AnswerSheet {
        id: sheet
        concern: page.model.opened
    }
}
