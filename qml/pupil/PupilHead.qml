import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// What stands above a pupil's records: alerts, what helps, what is being worked on, and the filters of the timeline.
Item {
    id: head

    readonly property TimelineList list: parent ? parent.parent as TimelineList : null
    readonly property PupilModel model: list ? list.pupil : null
    readonly property bool wide: width >= 720

    width: list ? list.width : 0
    visible: model !== null
    height: body.height + Theme.space(1)

    Column {
        id: body
        width: parent.width
        spacing: Theme.space(2)

        Repeater {
            model: head.model.alerts
            delegate: AlertLine {}
        }
        VersionsMark {
            objectName: "twoVersions"
            width: parent.width
            visible: head.model.versions.count > 0
            text: head.model.versions.count === 1 ? qsTr("One thing here stands in two versions: look and choose")
                                                  : qsTr("%1 things here stand in two versions: look and choose").arg(head.model.versions.count)
            onClicked: head.list.versionsWanted()
        }
        Grid {
            id: cards
            width: parent.width
            columns: head.wide ? 2 : 1
            spacing: Theme.space(1.5)

            readonly property real cell: (width - (columns - 1) * spacing) / columns
            readonly property real tallest: head.wide ? Math.max(helps.implicitHeight, now.implicitHeight) : 0

            LinesCard {
                id: helps
                objectName: "whatHelps"
                width: cards.cell
                height: Math.max(implicitHeight, cards.tallest)
                iconName: "sparkles"
                title: qsTr("What helps me")
                lines: head.model.helps
                empty: qsTr("No passport has reached this tablet yet.")
                more: head.model.passport.count > 0 ? qsTr("Whole passport") : ""
                moreName: "wholePassport"
                onMorePressed: head.list.passportWanted()
            }
            LinesCard {
                id: now
                objectName: "liveSteps"
                width: cards.cell
                height: Math.max(implicitHeight, cards.tallest)
                iconName: "footprints"
                title: qsTr("Working on now")
                lines: head.model.liveSteps
                empty: qsTr("No step is live just now.")
                few: 3
                more: shortened ? qsTr("All %1 steps").arg(lines.length) : ""
                moreName: "allLiveSteps"
                onMorePressed: all = true
            }
        }
        Flow {
            width: parent.width
            spacing: Theme.space(1.5)

            QuietButton {
                objectName: "raiseConcern"
                iconName: "message-square"
                text: head.model.concern.begun ? qsTr("Finish your concern") : qsTr("Raise a concern")
                onClicked: head.list.concernWanted()
            }
            Repeater {
                model: head.model.concern.raised
                delegate: RaisedLine {}
            }
        }
        TimelineFilters {
            width: parent.width
            model: head.model
            onStepWanted: head.list.stepWanted()
            onAdultWanted: head.list.adultWanted()
        }
    }
}
