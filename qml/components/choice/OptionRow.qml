import QtQuick
import Jotter.Theme

/// One option of an OptionColumn: a row as wide as the list.
Pressable {
    id: row

    required property string optionId
    required property string label
    required property string detail
    required property int quarters
    required property bool chosen
    readonly property OptionStack list: parent as OptionStack

    objectName: list ? list.kind + "-" + optionId : ""
    text: label
    spoken: detail !== "" ? qsTr("%1, %2").arg(label).arg(detail) : label
    role: Accessible.RadioButton
    marked: chosen
    width: list ? list.width : implicitWidth
    implicitHeight: Math.max(Theme.space(7), implicitContentHeight + Theme.space(3))
    leftPadding: Theme.space(2)
    rightPadding: Theme.space(2)
    onClicked: list.options.pick(optionId)

    background: Rectangle {
        radius: Theme.radius
        color: row.lit ? Theme.primarySoft : Theme.card
        border.width: row.chosen ? 2 : 1
        border.color: row.chosen ? Theme.primary : Theme.line
    }
    contentItem: OptionFace {
        label: row.label
        detail: row.detail
        quarters: row.quarters
        chosen: row.chosen
    }
}
