import QtQuick
import Jotter.Theme

/// One place of the PIN.
Rectangle {
    required property int index
    readonly property DotRow dots: parent as DotRow
    readonly property bool full: dots !== null && index < dots.filled

    width: 16
    height: 16
    radius: 8
    color: full ? Theme.primary : Qt.rgba(0, 0, 0, 0)
    border.width: full ? 0 : 2
    border.color: index < 4 ? Theme.strongLine : Theme.line
}
