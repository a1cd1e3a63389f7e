import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// A concern as its author wrote it.
Card {
    id: card

    required property ConcernAnswerModel concern

    implicitHeight: body.height + Theme.space(4)

    Column {
        id: body
        x: Theme.space(2)
        y: Theme.space(2)
        width: card.width - Theme.space(4)
        spacing: Theme.space(1)

        TextLabel {
            width: parent.width
            text: card.concern.text
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Repeater {
            model: card.concern.facts
            delegate: ConcernFact {}
        }
        TextLabel {
            width: parent.width
            text: card.concern.author === "" ? card.concern.when : card.concern.author + ", " + card.concern.when
            kind: TextLabel.Kind.Caption
            quiet: true
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
