import QtQuick
import Jotter.Theme

/// Something that is chosen or not: a pupil, a step, a fact. `reason` says why it cannot be chosen.
Pressable {
    id: control

    property string iconName: ""
    property bool selected: false
    property string reason: ""

    role: Accessible.CheckBox
    marked: selected
    hint: reason
    leftPadding: Theme.space(2)
    rightPadding: Theme.space(2)
    topPadding: Theme.space(1)
    bottomPadding: Theme.space(1)
    ringRadius: Math.min(height / 2, Theme.space(3))

    background: Rectangle {
        radius: Math.min(height / 2, Theme.space(3))
        color: control.selected ? Theme.primary : control.lit ? Theme.primarySoft : Theme.card
        border.width: control.selected ? 0 : 1
        border.color: Theme.strongLine
        Behavior on color { ColorAnimation { duration: Theme.quick } }
    }
    contentItem: ChipFace {
        text: control.text
        iconName: control.iconName
        ink: control.selected ? Theme.primaryInk : Theme.ink
        iconInk: control.selected ? Theme.primaryInk : Theme.quietInk
    }
}
