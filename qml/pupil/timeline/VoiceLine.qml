import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// One voice note of a record: a touch plays it, once it is on this tablet.
SoundRow {
    id: line

    required property string modelData ///< its hash, with "/later" while it is not here
    readonly property VoiceLines lines: parent as VoiceLines
    readonly property VoicePlayer player: lines ? lines.player : null
    readonly property bool here: !modelData.endsWith("/later")

    function measure(): void {
        if (here && player)
            player.measure(modelData);
    }

    objectName: "voiceNote"
    width: lines ? Math.min(lines.width, Theme.bodySize * 30) : 0
    enabled: here
    text: here ? qsTr("Voice note") : qsTr("A voice note is on its way to this tablet")
    spoken: !here ? text : playing ? qsTr("Stop the voice note") : length === "" ? qsTr("Play the voice note") : qsTr("Play the voice note, %1").arg(length)
    playing: player !== null && player.playing && player.sha === modelData
    progress: player ? player.progress : 0
    reached: player ? player.reached : ""
    length: player ? player.lengths[modelData] ?? "" : ""
    onClicked: player.toggle(modelData)
    onHereChanged: measure()
    Component.onCompleted: measure()
}
