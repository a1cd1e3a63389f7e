import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// The whole passport of a pupil, what helps first.
Sheet {
    id: sheet

    required property PassportModel lines
    required property string shortName

    title: qsTr("Passport of %1").arg(shortName)

    TextLabel {
        id: heading
        x: Theme.space(3)
        width: parent.width - Theme.space(6)
        text: sheet.title
        kind: TextLabel.Kind.Page
    }
    ListView {
        id: list
        objectName: "passport"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.space(3)
        anchors.rightMargin: Theme.space(3)
        clip: true
        model: sheet.lines
        section.property: "heading"
        section.delegate: DayHeading {}
        delegate: PassportRow {}
    }
    EmptyState {
        visible: list.count === 0
        anchors.centerIn: list
        width: Math.min(list.width, 480)
        iconName: "file-text"
        title: qsTr("No passport yet")
        message: qsTr("The SENCO writes it; it reaches this tablet by itself.")
    }
}
