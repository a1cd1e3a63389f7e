import QtQuick
import Jotter.ViewModels

/// What a capture puts over every place. Loaded quietly once the board stands, or as soon as somebody begins to
/// capture before that: the board does not wait for a camera's code. Always asynchronous: a Loader that is told to
/// hurry while it loads forgets the properties it was given.
Loader {
    id: loader

    required property AppModel app
    readonly property bool needed: app.capture !== null && app.capture.stage !== CaptureModel.Closed

    asynchronous: true
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
