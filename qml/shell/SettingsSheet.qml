import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// How the app looks on this tablet.
Sheet {
    id: sheet

    required property BoardModel board
    readonly property list<real> sizes: [1.0, 1.25, 1.5, 2.0]

    title: qsTr("Settings of this tablet")
    wantedHeight: body.implicitHeight + Theme.space(8)

    Column {
        id: body
        x: Theme.space(3)
        width: parent.width - Theme.space(6)
        spacing: Theme.space(2)

        TextLabel {
            width: parent.width
            text: sheet.title
            kind: TextLabel.Kind.Page
        }
        TextLabel {
            text: qsTr("Light or dark")
            font.weight: Font.Medium
        }
        SegmentedControl {
            objectName: "themeChoice"
            width: parent.width
            label: qsTr("Light or dark")
            options: [qsTr("As the tablet"), qsTr("Light"), qsTr("Dark")]
            current: Appearance.choice
            onPicked: index => Appearance.choice = index
        }
        TextLabel {
            text: qsTr("Size of text")
            font.weight: Font.Medium
        }
        SegmentedControl {
            objectName: "textSize"
            width: parent.width
            label: qsTr("Size of text")
            options: [qsTr("100 %"), qsTr("125 %"), qsTr("150 %"), qsTr("200 %")]
            current: Appearance.textScale < 1.1 ? 0 : Appearance.textScale < 1.4 ? 1 : Appearance.textScale < 1.8 ? 2 : 3
            onPicked: index => Appearance.textScale = sheet.sizes[index]
        }
        TextLabel {
            width: parent.width
            text: qsTr("Names on the lesson board")
            font.weight: Font.Medium
        }
        SegmentedControl {
            objectName: "namesChoice"
            width: parent.width
            label: qsTr("Names on the lesson board")
            options: [qsTr("First names"), qsTr("Initials")]
            current: sheet.board.initialsOnly ? 1 : 0
            onPicked: index => sheet.board.initialsOnly = index === 1
        }
        QuietButton {
            objectName: "closeSettings"
            text: qsTr("Done")
            onClicked: sheet.close()
        }
    }
}
