import QtQuick
import Jotter.Theme

/// A question of a form over what answers it.
Column {
    id: part

    property string question: ""
    default property alias answers: holder.data

    spacing: Theme.space(1)

    TextLabel {
        width: parent.width
        kind: TextLabel.Kind.Label
        quiet: true
        text: part.question
    }
    Column {
        id: holder
        width: parent.width
        spacing: Theme.space(1.25)
    }
}
