import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// Who is using this tablet? Then a PIN.
FocusScope {
    id: page

    required property SignInModel model

    readonly property bool compact: width < Theme.compactBelow
    readonly property real edge: Theme.space(compact ? 2 : 5)
    readonly property bool asking: model.chosen !== "" && model.name !== ""

    objectName: "signInPage"
    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Sign in")

    AdultChooser {
        anchors.fill: parent
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
