import QtQuick
import Jotter.Capture
import Jotter.ViewModels

/// The capture sheet and the camera, over whatever place is shown.
CaptureLayer {
    required property AppModel app

    capture: app.capture
}
