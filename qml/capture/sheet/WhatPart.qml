import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Who, which steps, how much help; and when somebody asks, which prompts, and what engagement was seen.
Column {
    id: what

    required property CaptureModel capture
    required property bool beside ///< the other half of the sheet stands beside this one
    property bool moreAsked: false
    readonly property bool moreShown: moreAsked || capture.facts.prompts.chosenCount + capture.facts.engagement.chosenCount > 0

    spacing: Theme.space(2.5)

    Connections {
        target: what.capture
        function onStageChanged() {
            if (what.capture.stage === CaptureModel.Closed)
                what.moreAsked = false
        }
    }

    Part {
        width: parent.width
        question: qsTr("Who?")
        ChipFlow {
            width: parent.width
            label: qsTr("Who?")
            kind: "pupil"
            options: what.capture.pupils
        }
    }
    Part {
        width: parent.width
        question: qsTr("What could they do?")
        ChipFlow {
            width: parent.width
            visible: what.capture.steps.count > 0
            label: qsTr("Live steps")
            kind: "step"
            options: what.capture.steps
        }
        TextInputBox {
            width: parent.width
            objectName: "stepSearch"
            enabled: what.capture.pupils.chosenCount > 0
            opacity: enabled ? 1 : 0.6
            iconName: "search"
            placeholder: enabled ? qsTr("Find another step") : qsTr("Choose a pupil to see steps")
            text: what.capture.search
            onEdited: words => what.capture.search = words
        }
        ChipFlow {
            width: parent.width
            visible: what.capture.found.count > 0
            label: qsTr("Steps found")
            kind: "found"
            options: what.capture.found
        }
    }
    Part {
        width: parent.width
        question: qsTr("How much help?")
        HelpFlow {
            width: parent.width
            options: what.capture.help
        }
    }
    QuietButton {
        objectName: "moreFacts"
        anchors.left: parent.left
        visible: !what.moreShown
        width: Math.min(implicitWidth, parent.width)
        plain: true
        iconName: "plus"
        text: qsTr("Prompts, engagement")
        onClicked: what.moreAsked = true
    }
    Part {
        width: parent.width
        visible: what.moreShown
        question: qsTr("Which prompts?")
        ChipFlow {
            width: parent.width
            label: qsTr("Which prompts?")
            kind: "prompt"
            options: what.capture.facts.prompts
        }
    }
    Part {
        width: parent.width
        visible: what.moreShown
        question: qsTr("Engagement: which areas did you see?")
        ChipFlow {
            width: parent.width
            label: qsTr("Engagement: which areas did you see?")
            kind: "engagement"
            options: what.capture.facts.engagement
        }
    }
    ReadinessPart {
        width: parent.width
        here: what.beside
        readiness: what.capture.readiness
    }
}
