import QtQuick
import Jotter.Components
import Jotter.Theme

/// Disc, words and tick of an OptionRow.
Item {
    id: face

    required property string label
    required property string detail
    required property int quarters
    required property bool chosen

    implicitHeight: Math.max(words.implicitHeight, disc.visible ? 40 : 0)

    DiscGlyph {
        id: disc
        anchors.left: parent.left
        visible: face.quarters >= 0
        width: visible ? 36 : 0
        height: 36
        anchors.verticalCenter: parent.verticalCenter
        quarters: face.quarters
        color: Theme.primary
    }
    Column {
        id: words
        anchors.left: disc.right
        anchors.leftMargin: disc.visible ? Theme.space(2) : 0
        anchors.right: tick.left
        anchors.rightMargin: Theme.space(1)
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        TextLabel {
            width: parent.width
            text: face.label
            Accessible.ignored: true
        }
        TextLabel {
            width: parent.width
            visible: face.detail !== ""
            kind: TextLabel.Kind.Caption
            quiet: true
            text: face.detail
            Accessible.ignored: true
        }
    }
    SvgIcon {
        id: tick
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: face.chosen ? Theme.iconSize : 0
        height: Theme.iconSize
        visible: face.chosen
        name: "check"
        color: Theme.primary
    }
}
