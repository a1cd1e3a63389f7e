import Jotter.Components
import Jotter.ViewModels

/// Says what is safe, and is one way out of the sheet.
FootBar {
    id: foot

    required property CaptureModel capture

    iconName: capture.savingFailed ? "triangle-alert" : "tablet"
    warns: capture.savingFailed
    words: capture.savingText
    action: qsTr("Done")
    actionName: "captureDone"
    onDone: capture.leave()
}
