import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Whose lesson it is and where, and whether all is safe.
Item {
    id: header

    required property BoardModel board
    property bool compact: false
    property string safeText: ""
    property string safeSpoken: safeText
    property int safeKind: SafePillButton.Kind.Unknown

    signal safeOpened

    /// Large words on a small screen: the pill goes below the name.
    readonly property bool stacked: group.implicitWidth + pill.implicitWidth + Theme.space(2) > width
    readonly property real names: stacked ? group.implicitHeight + pill.implicitHeight + Theme.space(1) : Math.max(group.implicitHeight, pill.implicitHeight)
    /// Where there is no room beside the name the lesson has a line of its own, so that what is offered moves no card.
    readonly property bool beside: width >= 980 * Theme.textScale

    implicitHeight: names + (!beside && (board.lesson.shown || strip.visible) ? Math.max(strip.implicitHeight, Theme.touch) + Theme.space(1) : 0)

    Pressable {
        id: group
        objectName: "switchGroup"
        anchors.left: parent.left
        y: header.stacked ? 0 : (header.names - height) / 2
        width: Math.min(implicitWidth, header.width)
        enabled: header.board.hasChoice
        opacity: 1
        text: header.board.groupName
        spoken: header.board.hasChoice ? qsTr("%1, %2. Switch group").arg(text).arg(header.board.facts) : qsTr("%1, %2").arg(text).arg(header.board.facts)
        contentItem: GroupTitle {
            name: header.board.groupName
            facts: header.compact ? header.board.shortFacts : header.board.facts
            several: header.board.hasChoice
            compact: header.compact
        }
        onClicked: header.board.askWhich()
    }
    LessonStrip {
        id: strip
        readonly property real from: header.beside ? group.width + Theme.space(3) : 0

        visible: lesson.on || offered
        lesson: header.board.lesson
        offering: !header.board.trials.on && !header.board.several.on
        room: header.beside ? header.width - from - pill.width - Theme.space(3) : header.width
        x: Theme.along(from, width, header.width)
        y: header.beside ? (header.names - height) / 2 : header.names + Theme.space(1)
    }
    SafePillButton {
        id: pill
        x: Theme.along(header.stacked ? 0 : header.width - width, width, header.width)
        y: header.stacked ? header.names - height : (header.names - height) / 2
        width: Math.min(implicitWidth, header.width)
        visible: text !== ""
        text: header.safeText
        spoken: header.safeSpoken
        kind: header.safeKind
        onClicked: header.safeOpened()
    }
}
