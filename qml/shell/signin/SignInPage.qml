import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Who is using this tablet? Then a PIN. Whether all is safe is said here too, in counts alone.
FocusScope {
    id: page

    required property SignInModel model
    required property SafePill pill

    readonly property bool compact: width < Theme.compactBelow
    readonly property real edge: Theme.space(compact ? 2 : 5)
    /// Large words on a small screen: the sign goes below "Someone else".
    readonly property bool crowded: asking && compact && Theme.textScale > 1.3
    readonly property bool asking: model.chosen !== "" && model.name !== ""

    objectName: "signInPage"
    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Sign in")

    SafeSign {
        id: sign
        objectName: "safeSign"
        visible: page.pill.text !== ""
        anchors.right: parent.right
        anchors.rightMargin: page.edge
        y: page.edge + (page.crowded ? Theme.touch + Theme.space(1) : 0)
        z: 1
        kind: page.pill.kind
        text: page.compact ? page.pill.shortText : page.pill.text
    }
    AdultChooser {
        anchors.fill: parent
        signWidth: sign.visible ? sign.width : 0
        visible: !page.asking
        focus: visible
        model: page.model
        edge: page.edge
        compact: page.compact
    }
    PinPage {
        anchors.fill: parent
        visible: page.asking
        focus: visible
        model: page.model
        edge: page.edge
    }
}
