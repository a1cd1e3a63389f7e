import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Who signs in, how many digits stand there, and what was wrong.
Column {
    id: who

    required property SignInModel model

    spacing: Theme.space(1.5)

    Avatar {
        anchors.horizontalCenter: parent.horizontalCenter
        size: 88
        initials: who.model.initials
        tint: who.model.tint
    }
    TextLabel {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        kind: TextLabel.Kind.Title
        text: who.model.name
    }
    PinDots {
        anchors.horizontalCenter: parent.horizontalCenter
        filled: who.model.digits
        most: 6
    }
    TextLabel {
        objectName: "pinSentence"
        width: parent.width
        height: Math.max(implicitHeight, Theme.bodySize * 2.5)
        horizontalAlignment: Text.AlignHCenter
        text: who.model.checking ? qsTr("Looking at your PIN") : who.model.sentence !== "" ? who.model.sentence : qsTr("Your PIN has 4 to 6 digits.")
        color: who.model.sentence !== "" ? Theme.accentInk : Theme.quietInk
        Accessible.role: Accessible.AlertMessage
    }
}
