import QtQuick
import Jotter.Components
import Jotter.Theme

/// What became of a concern that this adult raised.
Row {
    id: line

    required property string modelData

    height: Theme.touch
    spacing: Theme.space(1)
    Accessible.role: Accessible.StaticText
    Accessible.name: modelData

    SvgIcon {
        anchors.verticalCenter: parent.verticalCenter
        width: 20
        height: 20
        name: "message-square"
        color: Theme.note
    }
    TextLabel {
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, line.parent ? line.parent.width - 28 : implicitWidth)
        text: line.modelData
        quiet: true
        Accessible.ignored: true
    }
}
