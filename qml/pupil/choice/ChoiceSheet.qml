import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Chooses one of many; a touch chooses and closes.
Sheet {
    id: sheet

    required property ChoiceModel choices
    required property string current

    signal chosen(string choiceId)

    TextLabel {
        id: heading
        x: Theme.space(3)
        width: parent.width - Theme.space(6)
        text: sheet.title
        kind: TextLabel.Kind.Page
    }
    ChoiceList {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.space(1.5)
        anchors.rightMargin: Theme.space(1.5)
        anchors.topMargin: Theme.space(1)
        clip: true
        model: sheet.choices
        current: sheet.current
        delegate: ChoiceRow {}
        onChosen: choiceId => {
            sheet.close();
            sheet.chosen(choiceId);
        }
    }
}
