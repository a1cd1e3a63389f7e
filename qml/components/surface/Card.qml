import QtQuick
import Jotter.Theme

/// A sheet of paper on the page: hairline, no shadow. With `strong` it is what the eye should find.
Rectangle {
    property bool strong: false

    color: Theme.card
    radius: Theme.radius
    border.width: strong ? 2 : 1
    border.color: strong ? Theme.primary : Theme.line
    Behavior on border.color { ColorAnimation { duration: Theme.calm } }
}
