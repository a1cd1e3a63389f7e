import QtQuick
import Jotter.Components
import Jotter.Theme

/// Signs out with one touch, for the next adult.
Pressable {
    id: control

    required property string adultName
    required property string initials
    required property int tint

    text: qsTr("Hand over")
    hint: qsTr("Signs %1 out and shows who may sign in").arg(adultName)
    implicitHeight: implicitContentHeight + Theme.space(2)

    contentItem: HandOverFace {
        text: control.text
        initials: control.initials
        tint: control.tint
    }
}
