import QtQuick
import QtMultimedia
import Jotter.Components

/// What a camera sees, or a clip, while it is `awake`: its frames go to `videoSink`. With `crop` they fill the item. Asleep it is nothing:
/// the first of these that wakes loads what plays and films, which a start and a page without them are not to pay for.
Item {
    id: view

    property bool awake: false
    property bool crop: false
    readonly property bool drawn: GraphicsInfo.api === GraphicsInfo.Software
    readonly property FrameView frames: drawing.item as FrameView
    readonly property VideoOutput output: playing.item as VideoOutput
    readonly property VideoSink videoSink: frames ? frames.videoSink : output ? output.videoSink : null
    readonly property rect contentRect: frames ? frames.contentRect : output ? output.contentRect : Qt.rect(0, 0, 0, 0)

    Accessible.role: Accessible.Graphic

    Loader {
        id: playing
        anchors.fill: parent
        active: view.awake && !view.drawn
        sourceComponent: VideoOutput {}
        onLoaded: view.output.fillMode = view.crop ? VideoOutput.PreserveAspectCrop : VideoOutput.PreserveAspectFit
    }
    Loader {
        id: drawing
        anchors.fill: parent
        active: view.awake && view.drawn
        sourceComponent: FrameView {}
        onLoaded: view.frames.crop = view.crop
    }
}
