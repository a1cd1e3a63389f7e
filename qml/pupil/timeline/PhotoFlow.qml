import QtQuick
import Jotter.Theme

/// The photos of one record, as large as the width allows.
Flow {
    id: flow

    property bool single: true
    readonly property real tile: single ? Math.min(width, 560) : Math.min((width - spacing) / 2, 400)

    signal photoChosen(string address)
    signal clipChosen(string sha)

    spacing: Theme.space(1)
}
