import QtQuick
import Jotter.Components
import Jotter.Theme

/// A face that nobody is to see, covered.
Rectangle {
    id: circle

    required property real middleX
    required property real middleY
    required property real reach
    property real longer: 1

    x: (middleX - reach) * longer
    y: (middleY - reach) * longer
    width: 2 * reach * longer
    height: width
    radius: width / 2
    color: Theme.tint(3)
    border.width: 2
    border.color: Theme.ink
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("A hidden face")

    SvgIcon {
        anchors.centerIn: parent
        width: Math.min(48, circle.width / 2)
        height: width
        name: "eye-off"
        color: Theme.ink
    }
}
