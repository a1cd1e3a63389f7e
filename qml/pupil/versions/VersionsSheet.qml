import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// What two adults wrote without having seen each other: all versions, to choose one. Nothing is lost by choosing.
Sheet {
    id: sheet

    required property VersionsModel versions

    signal kept(int row)

    title: qsTr("Which is right?")

    Column {
        id: head
        x: Theme.space(3)
        width: parent.width - Theme.space(6)
        spacing: Theme.space(1)

        TextLabel {
            width: parent.width
            text: sheet.title
            kind: TextLabel.Kind.Page
        }
        TextLabel {
            width: parent.width
            text: qsTr("Two adults wrote this without having seen each other. All of it is kept; choose what is shown from now on.")
            quiet: true
        }
        TextLabel {
            width: parent.width
            visible: text !== ""
            text: sheet.versions.others
        }
    }
    VersionsList {
        id: list
        objectName: "versions"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.space(3)
        anchors.rightMargin: Theme.space(3)
        anchors.topMargin: Theme.space(1)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.versions
        section.property: "thing"
        section.delegate: DayHeading {}
        delegate: VersionRow {}
        onKept: row => sheet.kept(row)
    }
    Connections {
        target: sheet.versions
        function onCountChanged(): void { if (sheet.versions.count === 0) sheet.close() }
    }
}
