import QtQuick
import Jotter.Components
import Jotter.Theme

/// The line above every form that could be taken for one about safeguarding.
Rectangle {
    id: line

    readonly property string words: qsTr("Could a child be at risk of harm? Do not write it here. Tell the DSL now.")

    implicitHeight: label.height + Theme.space(3)
    radius: Theme.radius
    color: Theme.destructiveSoft
    border.width: 1
    border.color: Theme.destructive
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words

    SvgIcon {
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(1.5)
        anchors.verticalCenter: parent.verticalCenter
        width: 24
        height: 24
        name: "shield-alert"
        color: Theme.destructive
    }
    TextLabel {
        id: label
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(6)
        anchors.right: parent.right
        anchors.rightMargin: Theme.space(1.5)
        y: Theme.space(1.5)
        font.weight: Font.DemiBold
        color: Theme.destructive
        text: line.words
        Accessible.ignored: true
    }
}
