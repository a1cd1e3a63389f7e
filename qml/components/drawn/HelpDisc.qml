import QtQuick
import Jotter.Theme

/// One level of help. Its word is spoken, and shown below where there is room (`wordShown`).
Pressable {
    id: control

    required property int quarters
    property bool selected: false
    property bool wordShown: false
    property int discSize: 40

    role: Accessible.RadioButton
    marked: selected
    implicitWidth: wordShown ? Math.max(Theme.space(8), Theme.touch) : Theme.touch
    implicitHeight: wordShown ? implicitContentHeight : Theme.touch
    ringRadius: wordShown ? Theme.radius : height / 2

    background: Item {
        Rectangle {
            width: control.discSize + 10
            height: width
            radius: width / 2
            x: (control.width - width) / 2
            y: control.wordShown ? 0 : (control.height - height) / 2
            color: Theme.primarySoft
            visible: control.lit || control.selected
            border.width: control.selected ? 2 : 0
            border.color: Theme.primary
        }
    }
    contentItem: HelpDiscFace {
        quarters: control.quarters
        selected: control.selected
        pressed: control.down
        discSize: control.discSize
        word: control.wordShown ? control.text : ""
    }
}
