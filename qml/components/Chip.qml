import QtQuick
import Jotter.Theme

/// Something that is chosen or not: a pupil, a step, a fact. `reason` says why it cannot be chosen.
Pressable {
    id: control

    property string iconName: ""
    property bool selected: false
    property string reason: ""

    role: Accessible.CheckBox
    hint: reason
    leftPadding: Theme.space(2)
    rightPadding: Theme.space(2)
    topPadding: Theme.space(1)
    bottomPadding: Theme.space(1)
    ringRadius: Math.min(height / 2, Theme.space(3))

    Accessible.checkable: true
    Accessible.checked: selected

    background: Rectangle {
        radius: Math.min(height / 2, Theme.space(3))
        color: control.selected ? Theme.primary : control.down || control.hovered ? Theme.primarySoft : Theme.card
        border.width: control.selected ? 0 : 1.5
        border.color: Theme.strongLine
        Behavior on color { ColorAnimation { duration: Theme.quick } }
    }
    contentItem: Row {
        spacing: Theme.space(1)

        SvgIcon {
            visible: control.iconName !== ""
            name: control.iconName
            color: control.selected ? Theme.onPrimary : Theme.quietInk
            width: 20
            height: 20
            anchors.verticalCenter: parent.verticalCenter
        }
        TextLabel {
            text: control.text
            color: control.selected ? Theme.onPrimary : Theme.ink
            width: Math.min(implicitWidth, control.availableWidth - (control.iconName !== "" ? 28 : 0))
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
    }
}
