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
    property int safeKind: SafePillButton.Kind.Unknown

    signal safeOpened

    implicitHeight: Math.max(group.implicitHeight, pill.implicitHeight)

    Pressable {
        id: group
        objectName: "switchGroup"
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, header.width - pill.width - Theme.space(2))
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
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: text !== ""
        text: header.safeText
        kind: header.safeKind
        onClicked: header.safeOpened()
    }
}
