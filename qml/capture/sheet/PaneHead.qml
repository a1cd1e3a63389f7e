import QtQuick
import Jotter.Components
import Jotter.Theme

/// The question of a stage, a way back, and a way to the whole sheet.
Item {
    id: head

    property string title: ""
    property bool backShown: false
    property string moreText: ""

    signal back
    signal more

    implicitHeight: Math.max(Theme.touch, words.implicitHeight)

    IconButton {
        id: backButton
        objectName: "stageBack"
        anchors.left: parent.left
        visible: head.backShown
        width: visible ? Theme.touch : 0
        anchors.verticalCenter: parent.verticalCenter
        iconName: Theme.backIcon
        text: qsTr("Back")
        onClicked: head.back()
    }
    TextLabel {
        id: words
        anchors.left: backButton.right
        anchors.leftMargin: head.backShown ? Theme.space(1) : 0
        anchors.right: moreButton.left
        anchors.rightMargin: Theme.space(1)
        anchors.verticalCenter: parent.verticalCenter
        kind: TextLabel.Kind.Title
        text: head.title
    }
    QuietButton {
        id: moreButton
        objectName: "stageMore"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: head.moreText !== ""
        width: visible ? implicitWidth : 0
        plain: true
        text: head.moreText
        onClicked: head.more()
    }
}
