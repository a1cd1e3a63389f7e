import QtQuick
import Jotter.Components
import Jotter.ViewModels

/// Everything that a capture puts over the screen below: the sheet with its stages, and the camera.
Item {
    id: layer

    required property CaptureModel capture

    readonly property bool sheetWanted: capture.stage === CaptureModel.Who || capture.stage === CaptureModel.WhichStep
        || capture.stage === CaptureModel.Sheet
    readonly property bool cameraWanted: capture.stage === CaptureModel.Camera
    readonly property bool reviewWanted: capture.stage === CaptureModel.Review

    onSheetWantedChanged: {
        if (sheetWanted)
            sheet.open()
        else
            sheet.close()
    }
    onCameraWantedChanged: {
        if (cameraWanted)
            camera.open()
        else
            camera.close()
    }

    onReviewWantedChanged: {
        if (reviewWanted)
            review.open()
        else
            review.close()
    }

    // A touch may come before this layer does: what was asked for then opens now.
    Component.onCompleted: {
        if (sheetWanted && !sheet.visible)
            sheet.open();
        if (cameraWanted && !camera.visible)
            camera.open();
    }

    Sheet {
        id: sheet
        objectName: "captureSheet"
        title: layer.capture.title
        wantedWidth: layer.capture.stage === CaptureModel.Sheet ? 960 : 640
        wantedHeight: layer.capture.stage === CaptureModel.Sheet ? whole.implicitHeight + handleHeight : 760
        onClosed: if (layer.sheetWanted) layer.capture.leave()

        WhoPane {
            anchors.fill: parent
            visible: layer.capture.stage === CaptureModel.Who
            capture: layer.capture
        }
        StepPane {
            anchors.fill: parent
            visible: layer.capture.stage === CaptureModel.WhichStep
            capture: layer.capture
        }
        SheetPane {
            id: whole
            anchors.fill: parent
            visible: layer.capture.stage === CaptureModel.Sheet
            capture: layer.capture
        }
    }
    ReviewPage {
        id: review
        capture: layer.capture
        onClosed: if (layer.reviewWanted) layer.capture.lookedAt()
    }
    CameraPage {
        id: camera
        capture: layer.capture
        onClosed: if (layer.cameraWanted) layer.capture.backFromCamera()
    }
}
