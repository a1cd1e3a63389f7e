import QtQuick
import Jotter.Components

/// One of the facts that a concern tells of.
TextLabel {
    required property string modelData

    width: parent ? (parent as Item).width : implicitWidth
    text: modelData
    quiet: true
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
