import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Whose lesson it is, and whether all is safe.
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

    implicitHeight: stacked ? group.implicitHeight + pill.implicitHeight + Theme.space(1) : Math.max(group.implicitHeight, pill.implicitHeight)

    Pressable {
        id: group
        objectName: "switchGroup"
        anchors.left: parent.left
        y: header.stacked ? 0 : (header.height - height) / 2
        width: Math.min(implicitWidth, header.width)
        enabled: header.board.severalGroups
        opacity: 1
        text: header.board.groupName
        spoken: header.board.severalGroups ? qsTr("%1, %2. Switch group").arg(text).arg(header.board.facts) : qsTr("%1, %2").arg(text).arg(header.board.facts)
        contentItem: GroupTitle {
            name: header.board.groupName
            facts: header.compact ? header.board.shortFacts : header.board.facts
            several: header.board.severalGroups
            compact: header.compact
        }
        onClicked: header.board.askGroup()
    }
    SafePillButton {
        id: pill
        x: Theme.along(header.stacked ? 0 : header.width - width, width, header.width)
        y: header.stacked ? header.height - height : (header.height - height) / 2
        width: Math.min(implicitWidth, header.width)
        visible: text !== ""
        text: header.safeText
        spoken: header.safeSpoken
        kind: header.safeKind
        onClicked: header.safeOpened()
    }
}
