import QtQuick
import Jotter.Components
import Jotter.Theme

/// The base of everything that can be pressed: at least 48 dp, reached by Tab, pressed by Space, Enter and touch,
/// with a name for those who listen. `text` is the name unless `spoken` says more; `role` and `marked` tell what it is.
RoleButton {
    id: control

    property string spoken: text
    property string hint: ""
    property real ringRadius: Theme.radius
    /// Pressed, or under a mouse. A finger leaves nothing lit behind it.
    readonly property bool lit: down || (hovered && Theme.mouse)

    implicitWidth: Math.max(Theme.touch, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: Qt.StrongFocus
    activeFocusOnTab: true
    hoverEnabled: true
    opacity: enabled ? 1 : 0.45

    Accessible.name: control.spoken
    Accessible.description: control.hint
    Accessible.focusable: true
    Accessible.onPressAction: control.clicked()

    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    FocusRing {
        control: control
        shown: control.visualFocus
        radius: control.ringRadius + 3
    }
}
