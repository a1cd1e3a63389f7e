import QtQuick
import Jotter.Components
import Jotter.Theme

/// Something every adult has to know about this pupil now.
Rectangle {
    id: line

    required property string modelData

    width: parent ? parent.width : 0
    height: words.height + Theme.space(2)
    radius: Theme.radius
    color: Theme.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: modelData

    SvgIcon {
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(1.5)
        y: Theme.space(1)
        name: "triangle-alert"
        color: Theme.accentInk
        width: 22
        height: 22
    }
    TextLabel {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(5.5)
        anchors.right: parent.right
        anchors.rightMargin: Theme.space(1.5)
        y: Theme.space(1)
        text: line.modelData
        color: Theme.accentInk
        font.weight: Font.Medium
        Accessible.ignored: true
    }
}
