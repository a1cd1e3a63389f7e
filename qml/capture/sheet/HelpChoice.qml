import QtQuick
import Jotter.Components

/// One level of the scale in the capture sheet.
HelpDisc {
    id: choice

    required property string optionId
    required property string label
    required property bool chosen
    readonly property OptionGrid flow: parent as OptionGrid

    objectName: "help-" + optionId
    text: label
    selected: chosen
    wordShown: true
    discSize: 44
    width: flow ? flow.cell : implicitWidth
    onClicked: flow.options.pick(optionId)
}
