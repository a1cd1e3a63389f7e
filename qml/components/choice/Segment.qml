import QtQuick
import Jotter.Theme

/// One part of a SegmentedControl.
Pressable {
    id: control

    required property int index
    required property string modelData
    readonly property SegmentRow row: parent as SegmentRow
    readonly property bool selected: row !== null && row.current === index
    readonly property bool first: index === 0
    /// What is filled needs no line at its sides.
    readonly property bool besideChosen: row !== null && (row.current === index || row.current === index - 1)

    text: modelData
    objectName: "segment" + index
    height: row ? row.height / (row.stacked ? row.count : 1) : implicitHeight
    width: row && row.width > 0 ? row.width / (row.stacked ? 1 : row.count) : implicitWidth
    onClicked: row.picked(index)
    role: Accessible.RadioButton
    marked: selected
    leftPadding: Theme.space(1)
    rightPadding: Theme.space(1)

    background: Item {
        Rectangle {
            visible: !control.first && !control.besideChosen && control.row !== null && !control.row.stacked
            anchors.left: parent.left
            width: 1
            height: parent.height - Theme.space(3)
            y: Theme.space(1.5)
            color: Theme.line
        }
        Rectangle {
            anchors.fill: parent
            anchors.margins: 3
            radius: Theme.radius - 3
            color: control.selected ? Theme.primary : control.lit ? Theme.primarySoft : Qt.rgba(0, 0, 0, 0)
            Behavior on color { ColorAnimation { duration: Theme.quick } }
        }
    }
    contentItem: ButtonFace {
        text: control.text
        ink: control.selected ? Theme.primaryInk : Theme.ink
    }
}
