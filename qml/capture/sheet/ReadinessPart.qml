import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// How the pupils are today: a touch says it, and is a record by itself that only a few may read.
Part {
    id: part

    required property ReadinessModel readiness
    property bool here: true ///< it stands where there is room: beside the facts, or below them

    visible: here && (readiness.asked || readiness.said)
    question: readiness.question

    ChipFlow {
        width: parent.width
        visible: part.readiness.asked
        label: part.readiness.question
        kind: "readiness"
        options: part.readiness.choices
    }
    TextLabel {
        objectName: "readinessNote"
        width: parent.width
        kind: TextLabel.Kind.Caption
        quiet: true
        text: part.readiness.said ? qsTr("You have said it today.") : qsTr("One touch says it. Only the SENCO, and whom they name, can read it.")
    }
    QuietButton {
        objectName: "readinessAgain"
        visible: part.readiness.said
        width: Math.min(implicitWidth, parent.width)
        plain: true
        text: qsTr("It has changed")
        onClicked: part.readiness.sayAgain()
    }
}
