import QtQuick
import Jotter.Components

/// Says that the records are being opened, when that takes longer than one notices.
TextLabel {
    property bool waiting: false

    text: qsTr("Opening your records")
    quiet: true
    visible: waiting && patience.over

    Timer {
        id: patience
        property bool over: false
        interval: 600
        running: true
        onTriggered: over = true
    }
}
