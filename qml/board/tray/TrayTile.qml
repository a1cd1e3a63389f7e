import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// "To finish": what was begun and waits for a moment of quiet.
Rectangle {
    id: tile

    required property TrayModel tray

    objectName: "tray"
    radius: Theme.radius
    color: Theme.accentSoft
    border.width: 1
    border.color: Theme.accent
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("To finish: %1").arg(tray.summary)

    TextLabel {
        id: title
        x: Theme.space(2)
        y: Theme.space(1.75)
        width: parent.width - 2 * x
        kind: TextLabel.Kind.Title
        color: Theme.accentInk
        text: qsTr("To finish")
    }
    TextLabel {
        id: summary
        anchors.top: title.bottom
        x: title.x
        width: title.width
        kind: TextLabel.Kind.Caption
        quiet: true
        text: tile.tray.summary
    }
    ListView {
        anchors.top: summary.bottom
        anchors.topMargin: Theme.space(1)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.space(2)
        anchors.bottomMargin: Theme.space(1.25)
        orientation: ListView.Horizontal
        spacing: Theme.space(1)
        clip: true
        model: tile.tray
        delegate: TrayEntry {}
    }
}
