import QtQuick
import Jotter.Theme

/// A dot for each digit, never the digit.
DotRow {
    id: dots

    required property int most

    spacing: Theme.space(1.5)
    Accessible.role: Accessible.StaticText
    Accessible.name: filled === 1 ? qsTr("1 digit") : qsTr("%1 digits").arg(filled)

    Repeater {
        model: dots.most
        delegate: PinDot {}
    }
}
