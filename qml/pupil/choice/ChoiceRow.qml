import QtQuick
import Jotter.Components
import Jotter.Theme

/// One thing to choose.
Pressable {
    id: row

    required property string choiceId
    required property string label
    readonly property ChoiceList list: ListView.view as ChoiceList
    readonly property bool selected: list !== null && list.current === choiceId

    objectName: "choice"
    width: list ? list.width : 0
    text: label
    role: Accessible.RadioButton
    marked: selected
    topPadding: Theme.space(1.5)
    bottomPadding: Theme.space(1.5)
    onClicked: list.chosen(choiceId)

    background: Rectangle {
        radius: Theme.radius
        color: row.lit || row.selected ? Theme.primarySoft : Qt.rgba(0, 0, 0, 0)
    }
    contentItem: ChoiceFace {
        label: row.label
        selected: row.selected
    }
}
