import QtQuick
import Jotter.Components
import Jotter.Theme

/// The icon in its pill and the word below.
Item {
    id: face

    required property string text
    required property string iconName
    required property bool current
    required property bool lit
    property bool news: false

    implicitHeight: shape.height + word.height + Theme.half + Theme.space(1)

    Rectangle {
        id: shape
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.half
        width: Theme.space(7.5)
        height: Theme.space(4.5)
        radius: height / 2
        color: face.current ? Theme.primary : face.lit ? Theme.primarySoft : Qt.rgba(0, 0, 0, 0)
        Behavior on color { ColorAnimation { duration: Theme.quick } }

        SvgIcon {
            anchors.centerIn: parent
            name: face.iconName
            color: face.current ? Theme.primaryInk : Theme.quietInk
            width: Theme.iconSize
            height: Theme.iconSize
        }
        Rectangle {
            visible: face.news && !face.current
            x: Theme.along(parent.width - width - Theme.space(1), width, parent.width)
            y: Theme.half
            width: Theme.space(1.25)
            height: width
            radius: width / 2
            color: Theme.accent
        }
    }
    RailWord {
        id: word
        anchors.top: shape.bottom
        anchors.topMargin: Theme.half
        width: parent.width
        text: face.text
        color: face.current ? Theme.primary : Theme.quietInk
        font.weight: face.current ? Font.DemiBold : Font.Normal
    }
}
