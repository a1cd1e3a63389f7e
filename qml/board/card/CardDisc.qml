import QtQuick
import Jotter.Components

/// One disc of a card: a touch records the live step with this level of help.
HelpDisc {
    id: disc

    required property int index
    required property string optionId
    required property string label
    readonly property DiscLine row: parent as DiscLine

    objectName: row ? "disc-" + row.card.name + "-" + optionId : ""
    text: label
    spoken: row ? qsTr("%1: %2").arg(row.card.name).arg(label) : label
    hint: row ? row.card.stepText : ""
    selected: row !== null && row.card.marked === index
    width: row ? row.side : implicitWidth
    height: width
    discSize: Math.round(width * 0.8)
    onClicked: row.card.press(index)
}
