import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// How the app looks and speaks on this tablet. What is chosen counts at once and is kept.
Sheet {
    id: sheet

    required property BoardModel board
    readonly property list<real> sizes: [1.0, 1.25, 1.5, 2.0]
    readonly property real edge: Theme.space(narrow ? 2 : 3)

    title: qsTr("Settings of this tablet")
    wantedHeight: heading.height + body.height + foot.height + handleHeight + Theme.space(4)

    TextLabel {
        id: heading
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: sheet.edge
        anchors.rightMargin: sheet.edge
        text: sheet.title
        kind: TextLabel.Kind.Page
        font.pixelSize: sheet.narrow ? Math.round(Theme.pageSize * 0.8) : Theme.pageSize
    }
    Flickable {
        id: flick
        anchors.top: heading.bottom
        anchors.topMargin: Theme.space(2)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        contentHeight: body.height + Theme.space(2)
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: body
            x: sheet.edge
            width: flick.width - 2 * sheet.edge
            spacing: Theme.space(2.5)

            SettingRow {
                objectName: "languageChoice"
                width: parent.width
                label: qsTr("Language")
                // A language is named in its own words, whatever the app speaks now.
                options: [qsTr("As the tablet"), "English", "Cymraeg"]
                current: Appearance.language
                onPicked: index => Appearance.language = index
            }
            SettingRow {
                objectName: "themeChoice"
                width: parent.width
                label: qsTr("Light or dark")
                options: [qsTr("As the tablet"), qsTr("Light"), qsTr("Dark")]
                current: Appearance.choice
                onPicked: index => Appearance.choice = index
            }
            SettingRow {
                objectName: "contrastChoice"
                width: parent.width
                label: qsTr("Contrast")
                options: [qsTr("As the tablet"), qsTr("Normal"), qsTr("High")]
                current: Appearance.contrast
                onPicked: index => Appearance.contrast = index
            }
            SettingRow {
                objectName: "textSize"
                width: parent.width
                label: qsTr("Size of text")
                options: [qsTr("100 %"), qsTr("125 %"), qsTr("150 %"), qsTr("200 %")]
                current: Appearance.textScale < 1.1 ? 0 : Appearance.textScale < 1.4 ? 1 : Appearance.textScale < 1.8 ? 2 : 3
                onPicked: index => Appearance.textScale = sheet.sizes[index]
            }
            SettingRow {
                objectName: "handChoice"
                width: parent.width
                label: qsTr("Which hand touches the screen?")
                options: [qsTr("Left"), qsTr("Right")]
                current: Appearance.hand === Appearance.Left ? 0 : 1
                onPicked: index => Appearance.hand = index === 0 ? Appearance.Left : Appearance.Right
            }
            SettingRow {
                objectName: "namesChoice"
                width: parent.width
                label: qsTr("Names on the lesson board")
                options: [qsTr("First names"), qsTr("Initials")]
                current: sheet.board.initialsOnly ? 1 : 0
                onPicked: index => sheet.board.initialsOnly = index === 1
            }
        }
    }
    FootBar {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        edge: sheet.edge
        action: qsTr("Done")
        actionName: "closeSettings"
        words: sheet.narrow && Theme.textScale > 1.3 ? "" : qsTr("Kept on this tablet, for everybody who uses it.")
        onDone: sheet.close()
    }
}
