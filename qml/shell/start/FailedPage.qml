import QtQuick
import Jotter.Components
import Jotter.Theme

/// The records cannot be opened: what is safe and what to do.
FocusScope {
    id: page

    required property string sentence

    objectName: "failedPage"

    EmptyState {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.space(4), 560)
        iconName: "triangle-alert"
        title: qsTr("Your records cannot be opened just now")
        message: page.sentence
    }
}
