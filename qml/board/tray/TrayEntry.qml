import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// One unfinished record in the tray.
Pressable {
    id: entry

    required property string draftId
    required property string label
    required property string address
    required property string iconName

    objectName: "draft-" + draftId
    text: label
    spoken: qsTr("Finish: %1").arg(label)
    width: Theme.space(11)
    height: ListView.view ? ListView.view.height : Theme.space(10)
    background: Rectangle {
        radius: Theme.radius - 2
        color: Theme.card
        border.width: entry.lit ? 2 : 1
        border.color: entry.lit ? Theme.accent : Theme.line
    }
    contentItem: TrayFace {
        label: entry.label
        address: entry.address
        iconName: entry.iconName
    }
    onClicked: (ListView.view.model as TrayModel).open(draftId)
}
