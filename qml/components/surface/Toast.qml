import QtQuick
import Jotter.Components
import Jotter.Theme

/// What just happened, with a way back. The owner says when it is shown; it never takes the keyboard by itself.
Rectangle {
    id: toast

    property string message: ""
    property bool shown: false
    property bool failed: false
    property string actionText: ""

    signal actionPressed

    implicitHeight: Math.max(Theme.space(7), words.implicitHeight + Theme.space(3))
    radius: Theme.radius
    color: Theme.toast
    opacity: shown ? 1 : 0
    visible: opacity > 0
    Behavior on opacity { NumberAnimation { duration: Theme.calm } }

    objectName: "toast"
    Accessible.role: Accessible.AlertMessage
    Accessible.name: message

    SvgIcon {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(2.25)
        anchors.verticalCenter: parent.verticalCenter
        name: toast.failed ? "triangle-alert" : "circle-check"
        color: Theme.toastInk
    }
    TextLabel {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: Theme.space(1.5)
        anchors.right: action.visible ? action.left : parent.right
        anchors.rightMargin: Theme.space(1)
        anchors.verticalCenter: parent.verticalCenter
        text: toast.message
        color: Theme.toastInk
        Accessible.ignored: true
    }
    QuietButton {
        id: action
        objectName: "toastAction"
        visible: toast.actionText !== ""
        enabled: toast.shown
        anchors.right: parent.right
        anchors.rightMargin: Theme.space(0.5)
        anchors.verticalCenter: parent.verticalCenter
        plain: true
        ink: Theme.toastAction
        text: toast.actionText
        onClicked: toast.actionPressed()
    }
}
