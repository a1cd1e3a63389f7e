import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// Asks a PickerModel's question.
Sheet {
    id: sheet

    required property PickerModel picker

    title: picker.title
    wantedWidth: 560
    wantedHeight: heading.height + rows.implicitHeight + Theme.space(9.5)
    onClosed: picker.close()

    Connections {
        target: sheet.picker
        function onChanged() {
            if (sheet.picker.open)
                sheet.open()
            else
                sheet.close()
        }
    }

    TextLabel {
        id: heading
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.space(3)
        kind: TextLabel.Kind.Title
        text: sheet.picker.title
    }
    Flickable {
        anchors.top: heading.bottom
        anchors.topMargin: Theme.space(2)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.space(3)
        anchors.rightMargin: Theme.space(3)
        contentHeight: rows.height + Theme.space(4)
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        OptionColumn {
            id: rows
            width: parent.width
            kind: "pick"
            options: sheet.picker.options
        }
    }
}
