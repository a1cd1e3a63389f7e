import QtQuick
import Jotter.Theme

/// Initials on a soft tint, where there is no photo.
Rectangle {
    id: avatar

    required property string initials
    required property int tint
    property int size: 48

    implicitWidth: size
    implicitHeight: size
    width: size
    height: size
    radius: size / 2
    color: Theme.tint(tint)
    Accessible.ignored: true

    TextLabel {
        anchors.centerIn: parent
        text: avatar.initials
        font.pixelSize: Math.round(avatar.size * 0.36)
        font.weight: Font.Medium
        lineHeight: 1
        Accessible.ignored: true
    }
}
