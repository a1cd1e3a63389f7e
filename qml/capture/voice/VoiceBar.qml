import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// While a voice note is recorded: how loud it is, how long it is, and one touch that ends it. Stands in the place of the
/// sheet's foot, where it is in sight however the sheet is scrolled.
Rectangle {
    id: bar

    required property VoiceModel voice
    property real edge: Theme.space(2.5)

    implicitHeight: Math.max(stop.height, told.implicitHeight) + Theme.space(4)
    color: Theme.paper
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("A voice note is being recorded")

    Rectangle {
        width: parent.width
        height: 2
        color: Theme.primary
    }
    Column {
        id: told
        x: Theme.handAtLeft ? stop.x + stop.width + Theme.space(2) : bar.edge
        width: bar.width - 2 * bar.edge - stop.width - Theme.space(2)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space(1)

        Item {
            width: parent.width
            height: Math.max(time.implicitHeight, words.implicitHeight)

            TextLabel {
                id: time
                objectName: "voiceTime"
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                kind: TextLabel.Kind.Page
                wrapMode: Text.NoWrap
                text: bar.voice.time
            }
            TextLabel {
                id: words
                objectName: "voiceWords"
                anchors.left: time.right
                anchors.leftMargin: Theme.space(2)
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                kind: TextLabel.Kind.Label
                quiet: true
                text: bar.voice.left !== "" ? bar.voice.left : bar.voice.sentence !== "" ? bar.voice.sentence : qsTr("Say what you saw")
            }
        }
        LevelMeter {
            width: parent.width
            level: bar.voice.level
        }
    }
    Pressable {
        id: stop
        objectName: "voiceStop"
        text: qsTr("Stop recording")
        hint: qsTr("The voice note is kept")
        x: Theme.handAtLeft ? bar.edge : bar.width - width - bar.edge
        y: (bar.height - height) / 2
        width: Theme.space(9)
        height: Theme.space(9)
        ringRadius: width / 2
        background: Rectangle {
            radius: width / 2
            color: stop.lit ? Theme.primarySoft : Theme.primary
        }
        contentItem: Item {
            SvgIcon {
                anchors.centerIn: parent
                width: 32
                height: 32
                name: "square"
                color: stop.lit ? Theme.primary : Theme.primaryInk
            }
        }
        onClicked: bar.voice.stop()
    }
}
