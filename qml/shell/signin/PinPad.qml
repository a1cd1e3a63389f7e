import QtQuick
import Jotter.Components
import Jotter.Theme

/// Ten digits, a way to take one back, and a way on.
PinGrid {
    id: pad

    property bool complete: false

    columns: 3
    spacing: Theme.space(1.25)
    objectName: "pinPad"
    LayoutMirroring.enabled: false // 1 2 3 stand like this everywhere
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("PIN pad")

    PinKey { digit: 1 }
    PinKey { digit: 2 }
    PinKey { digit: 3 }
    PinKey { digit: 4 }
    PinKey { digit: 5 }
    PinKey { digit: 6 }
    PinKey { digit: 7 }
    PinKey { digit: 8 }
    PinKey { digit: 9 }
    KeypadButton {
        objectName: "pinErase"
        iconName: "delete"
        text: qsTr("Take back")
        focusPolicy: Qt.TabFocus
        onClicked: pad.erasePressed()
    }
    PinKey { digit: 0 }
    KeypadButton {
        objectName: "pinEnter"
        iconName: "log-in"
        text: qsTr("Sign in")
        enabled: pad.complete
        focusPolicy: Qt.TabFocus
        onClicked: pad.enterPressed()
    }
}
