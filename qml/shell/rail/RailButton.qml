import QtQuick
import Jotter.Components
import Jotter.Theme

/// One place on the rail: an icon with its word; the one you are at is filled.
Pressable {
    id: control

    required property string iconName
    required property bool current
    property bool news: false

    role: Accessible.PageTab
    marked: current
    implicitHeight: implicitContentHeight + Theme.space(2)

    contentItem: RailFace {
        text: control.text
        iconName: control.iconName
        current: control.current
        news: control.news
        lit: control.lit
    }
}
