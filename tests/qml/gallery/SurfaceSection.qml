import QtQuick
import Jotter.Components
import Jotter.Theme

/// What others stand on.
Part {
    id: section

    signal pickerAsked
    signal sheetAsked
    signal clipAsked

    question: qsTr("Surfaces")

    PageHeader {
        width: parent.width
        title: qsTr("Harbour Room")
        subtitle: qsTr("Maths")
        backName: qsTr("Back")
        pillKind: SafePillButton.Kind.AllSafe
        pillText: qsTr("All on the school server")
    }
    Flow {
        width: parent.width
        spacing: Theme.space(2)
        Card {
            width: 260
            height: 120
        }
        Card {
            width: 260
            height: 120
            strong: true
        }
    }
    EmptyState {
        width: Math.min(parent.width, 480)
        title: qsTr("Nothing has been seen yet")
        message: qsTr("Touch a disc on the lesson board, and it stands here.")
        actionText: qsTr("To the lesson board")
    }
    Toast {
        width: Math.min(parent.width, 560)
        shown: true
        message: qsTr("Amara: Gesture · Saved on this tablet")
        actionText: qsTr("Undo")
    }
    Toast {
        width: Math.min(parent.width, 560)
        shown: true
        failed: true
        message: qsTr("The disk is full: photos stop, ticks and notes go on.")
    }
    FootBar {
        width: Math.min(parent.width, 560)
        action: qsTr("Done")
        actionName: "footDone"
        iconName: "tablet"
        words: qsTr("Saved on this tablet as you go.")
    }
    Flow {
        width: parent.width
        spacing: Theme.space(1.5)
        QuietButton {
            objectName: "askPicker"
            text: qsTr("Open a question")
            onClicked: section.pickerAsked()
        }
        QuietButton {
            objectName: "askSheet"
            text: qsTr("Open a sheet")
            onClicked: section.sheetAsked()
        }
        QuietButton {
            objectName: "askClip"
            text: qsTr("Open a clip")
            onClicked: section.clipAsked()
        }
    }
}
