import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// The live step of a card; a touch chooses another.
Pressable {
    id: line

    required property BoardCard card

    objectName: "step-" + card.name
    text: card.hasStep ? card.stepText : qsTr("No live step: choose one")
    spoken: qsTr("%1: %2. Choose another step").arg(card.name).arg(text)
    leftPadding: Theme.space(1)
    rightPadding: Theme.space(1)
    background: Rectangle {
        radius: Theme.radius - 4
        color: line.lit ? Theme.primarySoft : Qt.rgba(0, 0, 0, 0)
    }
    contentItem: TextLabel {
        text: line.text
        quiet: !line.card.hasStep
        verticalAlignment: Text.AlignVCenter
        maximumLineCount: Math.max(1, Math.floor(height / (Theme.bodySize * 1.45)))
        lineHeight: 1.15
        Accessible.ignored: true
    }
    onClicked: card.askSteps()
}
