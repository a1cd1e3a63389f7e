import QtQuick
import Jotter.Components
import Jotter.Theme

/// The answer in one sentence, and the one thing to do.
Rectangle {
    id: head

    required property string sentence
    required property bool safe
    required property bool sendable
    required property bool busy

    signal sendPressed

    readonly property bool narrow: width < Theme.compactBelow

    /// Where the sentence begins.
    readonly property real start: Theme.space(4.5) + sign.width

    implicitHeight: Math.max(words.implicitHeight, sign.height) + Theme.space(5)
                    + (narrow && send.visible ? send.height + Theme.space(2) : 0)
    radius: Theme.radius
    color: safe ? Theme.goodSoft : Theme.primarySoft

    Rectangle {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(2.5)
        y: Theme.space(2.5)
        width: Theme.space(7)
        height: width
        radius: width / 2
        color: head.safe ? Theme.good : Theme.primary
        SvgIcon {
            anchors.centerIn: parent
            width: 30
            height: 30
            name: head.safe ? "shield-check" : "tablet"
            color: Theme.primaryInk
        }
    }
    TextLabel {
        id: words
        objectName: "safeHeadline"
        anchors.left: sign.right
        anchors.leftMargin: Theme.space(2)
        y: Theme.space(2.5) + Math.max(0, (sign.height - height) / 2)
        width: head.width - head.start - Theme.space(2) - (head.narrow || !send.visible ? 0 : send.width + Theme.space(2.5))
        kind: TextLabel.Kind.Title
        font.weight: Font.Medium
        text: head.sentence
    }
    PrimaryButton {
        id: send
        objectName: "sendNow"
        visible: head.sendable && !head.safe
        enabled: !head.busy
        x: Theme.along(head.narrow ? head.start : head.width - width - Theme.space(2.5), width, head.width)
        y: head.narrow ? head.height - height - Theme.space(2.5) : (head.height - height) / 2
        text: head.busy ? qsTr("Sending") : qsTr("Send now")
        iconName: "cloud-upload"
        onClicked: head.sendPressed()
    }
}
