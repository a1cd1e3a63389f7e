import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Trials are being counted: what the two marks mean, and the end.
Row {
    id: row

    required property Trials trials
    property bool compact: false
    property real room: 0

    spacing: Theme.space(2)

    PrimaryButton {
        id: done
        objectName: "endTrials"
        height: Theme.space(7)
        iconName: "check-check"
        text: qsTr("Done")
        hint: qsTr("Records the tries of every pupil")
        onClicked: row.trials.finish()
    }
    TextLabel {
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, row.room - done.width - row.spacing)
        kind: row.compact ? TextLabel.Kind.Caption : TextLabel.Kind.Label
        quiet: true
        text: qsTr("Counting trials: ✓ did it, – not yet")
        Accessible.name: qsTr("Counting trials")
    }
}
