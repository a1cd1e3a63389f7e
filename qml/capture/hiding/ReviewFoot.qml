import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// How much a touch hides, more to say, and done, at the thumb of the hand.
Item {
    id: foot

    required property CaptureModel capture
    property bool narrow: false

    readonly property real gap: Theme.space(2)

    implicitHeight: narrow ? size.height + Theme.space(1.5) + done.height : Math.max(size.height, done.height)

    SegmentedControl {
        id: size
        objectName: "hiddenSize"
        x: Theme.handAtLeft ? foot.width - width : 0
        width: foot.narrow ? foot.width : Math.min(380, foot.width - more.width - done.width - 2 * foot.gap)
        label: qsTr("How much a touch hides")
        options: [qsTr("Small"), qsTr("Medium"), qsTr("Large")]
        current: foot.capture.review.size
        onPicked: index => foot.capture.review.size = index
    }
    QuietButton {
        id: more
        objectName: "reviewMore"
        x: Theme.handAtLeft ? done.width + foot.gap : done.x - width - foot.gap
        anchors.verticalCenter: done.verticalCenter
        plain: true
        text: qsTr("Say more")
        onClicked: foot.capture.more()
    }
    PrimaryButton {
        id: done
        objectName: "reviewDone"
        x: Theme.handAtLeft ? 0 : foot.width - width
        anchors.bottom: parent.bottom
        text: qsTr("Done")
        onClicked: foot.capture.lookedAt()
    }
}
