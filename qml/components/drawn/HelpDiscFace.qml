import QtQuick
import Jotter.Components
import Jotter.Theme

/// The disc of a HelpDisc, and its word below when there is one.
Item {
    id: face

    required property int quarters
    property bool selected: false
    property bool pressed: false
    property int discSize: 40
    property string word: ""

    implicitWidth: discSize
    implicitHeight: discSize + 10 + (word !== "" ? label.implicitHeight + Theme.half : 0)

    DiscGlyph {
        id: glyph
        width: face.discSize
        height: face.discSize
        x: (face.width - width) / 2
        y: face.word !== "" ? 5 : (face.height - height) / 2
        quarters: face.quarters
        color: Theme.primary
        background: face.selected ? Theme.primarySoft : Theme.card
        scale: face.pressed ? 0.9 : 1
        Behavior on scale { NumberAnimation { duration: Theme.quick } }
    }
    TextLabel {
        id: label
        visible: face.word !== ""
        anchors.top: glyph.bottom
        anchors.topMargin: 5 + Theme.half
        width: face.width
        horizontalAlignment: Text.AlignHCenter
        kind: TextLabel.Kind.Caption
        text: face.word
        color: face.selected ? Theme.primary : Theme.quietInk
        font.weight: face.selected ? Font.DemiBold : Font.Normal
        Accessible.ignored: true
    }
}
