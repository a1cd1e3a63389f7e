import QtQuick
import Jotter.ViewModels

/// What a capture puts over every place. Loaded quietly once the board stands, or at once when somebody begins to
/// capture before that: the board does not wait for a camera's code.
Loader {
    id: loader

    required property AppModel app
    readonly property bool needed: app.capture !== null && app.capture.stage !== CaptureModel.Closed

    asynchronous: !needed
    onNeededChanged: if (needed) fill()

    function fill(): void {
        if (status === Loader.Null)
            setSource("CapturePlace.qml", { app: app });
    }

    Timer {
        interval: 400
        running: true
        onTriggered: loader.fill()
    }
}
