import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// How much a touch hides, more to say, and done.
Item {
    id: foot

    required property CaptureModel capture
    property bool narrow: false

    implicitHeight: narrow ? size.height + Theme.space(1.5) + done.height : Math.max(size.height, done.height)

    SegmentedControl {
        id: size
        objectName: "hiddenSize"
        width: foot.narrow ? foot.width : Math.min(380, foot.width - more.width - done.width - Theme.space(4))
        label: qsTr("How much a touch hides")
        options: [qsTr("Small"), qsTr("Medium"), qsTr("Large")]
        current: foot.capture.review.size
        onPicked: index => foot.capture.review.size = index
    }
    QuietButton {
        id: more
        objectName: "reviewMore"
        anchors.right: done.left
        anchors.rightMargin: Theme.space(2)
        anchors.verticalCenter: done.verticalCenter
        plain: true
        text: qsTr("Say more")
        onClicked: foot.capture.more()
    }
    PrimaryButton {
        id: done
        objectName: "reviewDone"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        text: qsTr("Done")
        onClicked: foot.capture.lookedAt()
    }
}
