import QtQuick
import Jotter.Board
import Jotter.Capture
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// The lesson board in a window of its own, with a rail's width left free as in the app.
Window {
    id: window

    required property BoardModel board
    required property CaptureModel capture

    color: Theme.paper
    visible: true

    BoardPage {
        id: page
        anchors.fill: parent
        anchors.leftMargin: window.width >= Theme.compactBelow ? 92 : 0
        anchors.bottomMargin: window.width >= Theme.compactBelow ? 0 : 72
        board: window.board
        safeText: qsTr("All on the school server")
        safeShortText: qsTr("All safe")
        safeKind: SafePillButton.Kind.AllSafe
    }
    CaptureLayer {
        anchors.fill: parent
        capture: window.capture
    }
}
