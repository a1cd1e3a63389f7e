import QtQuick

/// One option of a ChipFlow.
Chip {
    id: chip

    required property string optionId
    required property string label
    required property string detail
    required property string initials
    required property int tint
    required property bool chosen
    required reason
    readonly property OptionFlow flow: parent as OptionFlow
    readonly property real room: flow ? flow.width : implicitWidth

    objectName: flow ? flow.kind + "-" + optionId : ""
    text: label
    spoken: detail !== "" ? qsTr("%1, %2").arg(label).arg(detail) : label
    selected: chosen
    enabled: reason === ""
    iconName: reason !== "" ? "camera-off" : ""
    width: Math.min(implicitWidth, room)
    onClicked: flow.options.pick(optionId)
}
