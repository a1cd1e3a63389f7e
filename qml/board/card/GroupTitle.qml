import QtQuick
import Jotter.Components
import Jotter.Theme

/// The name of the group, and below it lesson, day and time.
Item {
    id: face

    required property string name
    required property string facts
    required property bool several
    required property bool compact

    implicitWidth: Math.max(title.implicitWidth + (several ? Theme.space(4.5) : 0), words.implicitWidth)
    implicitHeight: title.implicitHeight + words.implicitHeight + 2

    TextLabel {
        id: title
        anchors.left: parent.left
        width: Math.min(implicitWidth, face.width - (face.several ? Theme.space(4.5) : 0))
        kind: TextLabel.Kind.Page
        font.pixelSize: face.compact ? Math.round(Theme.pageSize * 0.8) : Theme.pageSize
        maximumLineCount: 1
        wrapMode: Text.NoWrap
        text: face.name
    }
    SvgIcon {
        visible: face.several
        anchors.left: title.right
        anchors.leftMargin: Theme.space(1)
        anchors.verticalCenter: title.verticalCenter
        name: "chevron-down"
        color: Theme.quietInk
    }
    TextLabel {
        id: words
        anchors.top: title.bottom
        anchors.topMargin: 2
        width: face.width
        kind: TextLabel.Kind.Label
        quiet: true
        maximumLineCount: 1
        wrapMode: Text.NoWrap
        text: face.facts
    }
}
