import QtQuick
import Jotter.Components
import Jotter.Theme

/// A voice note: a touch plays it from its beginning, another ends it. How much was heard is a line.
Pressable {
    id: row

    property bool playing: false
    property real progress: 0
    property string reached: ""
    property string length: "" ///< empty while it is not known

    text: qsTr("Voice note")
    spoken: playing ? qsTr("Stop the voice note") : length === "" ? qsTr("Play the voice note") : qsTr("Play the voice note, %1").arg(length)
    ringRadius: height / 2
    leftPadding: Theme.half
    rightPadding: Theme.space(2)
    implicitHeight: Math.max(Theme.touch + Theme.gap, implicitContentHeight)

    background: Rectangle {
        radius: height / 2
        color: row.lit ? Theme.primarySoft : Theme.card
        border.width: 1.5
        border.color: Theme.strongLine
    }
    contentItem: SoundFace {
        iconName: row.enabled ? row.playing ? "square" : "play" : "mic"
        progress: row.playing ? row.progress : 0
        words: row.playing && row.length !== "" ? qsTr("%1 of %2").arg(row.reached).arg(row.length) : row.length !== "" ? row.length : row.text
    }
}
