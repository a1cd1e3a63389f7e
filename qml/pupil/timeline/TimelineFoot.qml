import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// What stands under the timeline: that there is nothing, or that it could not be read.
Item {
    id: foot

    readonly property TimelineList list: parent ? parent.parent as TimelineList : null
    readonly property TimelineModel timeline: list ? list.pupil.timeline : null
    readonly property bool shown: timeline !== null && (timeline.empty || timeline.failed)

    width: list ? list.width : 0

    height: shown ? state.height + Theme.space(8) : Theme.space(3)

    EmptyState {
        id: state
        visible: foot.shown
        width: Math.min(parent.width, 480)
        anchors.centerIn: parent
        iconName: foot.timeline.failed ? "triangle-alert" : foot.timeline.filtered ? "filter" : "pencil-line"
        title: foot.timeline.failed ? qsTr("The records could not be read") : foot.timeline.filtered ? qsTr("Nothing like that yet") : qsTr("Nothing recorded yet")
        message: foot.timeline.failed ? qsTr("They are safe on this tablet; go back and open the page again.")
               : foot.timeline.filtered ? qsTr("No record fits what you chose.")
               : qsTr("What %1 can do appears here, newest first: tap a disc on the lesson board.").arg(foot.list.pupil.shortName)
        actionText: foot.timeline.filtered && !foot.timeline.failed ? qsTr("Show everything") : ""
        onActionPressed: foot.timeline.clearFilter()
    }
}
