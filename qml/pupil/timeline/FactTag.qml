import QtQuick
import Jotter.Components
import Jotter.Theme

/// One fact of a record. Told, not chosen.
Rectangle {
    id: tag

    required property string modelData

    width: Math.min(word.implicitWidth + Theme.space(3), parent ? parent.width : word.implicitWidth)
    height: word.height + Theme.space(1)
    radius: Theme.gap
    color: Theme.primarySoft

    TextLabel {
        id: word
        x: Theme.space(1.5)
        y: Theme.half
        width: tag.width - Theme.space(3)
        text: tag.modelData
        kind: TextLabel.Kind.Label
        Accessible.ignored: true
    }
}
