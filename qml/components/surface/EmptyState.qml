import QtQuick
import Jotter.Components
import Jotter.Theme

/// What this place is for and the one thing to do.
Column {
    id: state

    property string iconName: "inbox"
    property string title: ""
    property string message: ""
    property string actionText: ""

    signal actionPressed

    spacing: Theme.space(2)

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.space(11)
        height: width
        radius: width / 2
        color: Theme.primarySoft
        SvgIcon {
            anchors.centerIn: parent
            width: 40
            height: 40
            name: state.iconName
            color: Theme.primary
        }
    }
    TextLabel {
        width: parent.width
        kind: TextLabel.Kind.Title
        text: state.title
        horizontalAlignment: Text.AlignHCenter
    }
    TextLabel {
        width: Math.min(parent.width, 480)
        anchors.horizontalCenter: parent.horizontalCenter
        quiet: true
        text: state.message
        horizontalAlignment: Text.AlignHCenter
        visible: text !== ""
    }
    PrimaryButton {
        objectName: "emptyAction"
        anchors.horizontalCenter: parent.horizontalCenter
        visible: state.actionText !== ""
        text: state.actionText
        onClicked: state.actionPressed()
    }
}
