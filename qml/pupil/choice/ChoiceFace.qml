import QtQuick
import Jotter.Components
import Jotter.Theme

/// The words of a choice, with a tick when it is the one.
Item {
    id: face

    required property string label
    required property bool selected

    implicitHeight: word.height

    TextLabel {
        id: word
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(1.5)
        anchors.right: parent.right
        anchors.rightMargin: Theme.space(5.5)
        anchors.verticalCenter: parent.verticalCenter
        text: face.label
        font.weight: face.selected ? Font.Medium : Font.Normal
        Accessible.ignored: true
    }
    SvgIcon {
        visible: face.selected
        anchors.right: parent.right
        anchors.rightMargin: Theme.space(1.5)
        anchors.verticalCenter: parent.verticalCenter
        name: "check"
        color: Theme.primary
    }
}
