import QtQuick
import Jotter.Components
import Jotter.Theme

/// A button that is only an icon; `text` is its spoken name.
Pressable {
    id: control

    required property string iconName
    property color ink: Theme.ink
    property color fill: Qt.rgba(0, 0, 0, 0)
    property int iconSize: Theme.iconSize
    property real inset: 0 ///< by how much the disc is smaller, all around, than what can be touched

    implicitWidth: Theme.touch
    implicitHeight: Theme.touch
    ringRadius: height / 2

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.margins: control.inset
            radius: height / 2
            color: control.lit ? Theme.primarySoft : control.fill
            Behavior on color { ColorAnimation { duration: Theme.quick } }
        }
    }
    contentItem: Item {
        SvgIcon {
            anchors.centerIn: parent
            width: control.iconSize
            height: control.iconSize
            name: control.iconName
            color: control.ink
        }
    }
}
