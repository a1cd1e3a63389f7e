import QtQuick
import QtQuick.Templates as T
import Jotter.Theme

/// The base of everything that can be pressed: at least 48 dp, reached by Tab, pressed by Space, Enter and touch,
/// with a name for those who listen. `text` is the name unless `spoken` says more.
T.AbstractButton {
    id: control

    property string spoken: text
    property string hint: ""
    property int role: Accessible.Button
    property real ringRadius: Theme.radius

    implicitWidth: Math.max(Theme.touch, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: Qt.StrongFocus
    activeFocusOnTab: true
    hoverEnabled: true
    opacity: enabled ? 1 : 0.45

    Accessible.role: control.role
    Accessible.name: control.spoken
    Accessible.description: control.hint
    Accessible.focusable: true
    Accessible.checkable: control.checkable
    Accessible.checked: control.checked
    Accessible.onPressAction: control.clicked()

    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    FocusRing {
        control: control
        shown: control.visualFocus
        radius: control.ringRadius + 3
    }
}
