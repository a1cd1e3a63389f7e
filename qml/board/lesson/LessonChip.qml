import QtQuick
import Jotter.Components
import Jotter.Theme

/// Something about the lesson that a touch answers, in the head of the board.
Pressable {
    id: control

    property string iconName: ""
    property color ink: Theme.ink
    property color iconInk: ink
    property color fill: Theme.card
    property color outline: Theme.strongLine

    leftPadding: Theme.space(1.75)
    rightPadding: Theme.space(2)
    topPadding: Theme.space(0.75)
    bottomPadding: Theme.space(0.75)
    ringRadius: Math.min(height / 2, Theme.space(3))

    background: Rectangle {
        radius: Math.min(height / 2, Theme.space(3))
        color: control.lit ? Theme.primarySoft : control.fill
        border.width: 1
        border.color: control.outline
    }
    contentItem: ChipFace {
        text: control.text
        iconName: control.iconName
        ink: control.ink
        iconInk: control.iconInk
    }
}
