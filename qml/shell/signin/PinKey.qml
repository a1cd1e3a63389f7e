import QtQuick
import Jotter.Components

/// One digit of the pad.
KeypadButton {
    id: key

    required property int digit
    readonly property PinGrid pad: parent as PinGrid

    objectName: "pin" + digit
    text: String(digit)
    focusPolicy: Qt.TabFocus
    onClicked: pad.digitPressed(digit)
}
