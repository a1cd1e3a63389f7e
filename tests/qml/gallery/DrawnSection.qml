import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// What is drawn: discs, initials, photos, sound.
Part {
    id: section

    required property ClipViewer viewer

    question: qsTr("Drawn")

    Row {
        spacing: Theme.space(1)
        HelpDisc {
            objectName: "disc4"
            quarters: 4
            text: qsTr("On their own")
        }
        HelpDisc {
            objectName: "disc3"
            quarters: 3
            selected: true
            text: qsTr("Reminder")
        }
        HelpDisc {
            objectName: "disc2"
            quarters: 2
            text: qsTr("Gesture")
        }
        HelpDisc {
            objectName: "disc0"
            quarters: 0
            enabled: false
            text: qsTr("Not today")
        }
    }
    Row {
        spacing: Theme.space(1)
        Avatar {
            initials: qsTr("AK")
            tint: 1
        }
        Avatar {
            initials: qsTr("BT")
            tint: 4
        }
        SealedImage {
            width: Theme.space(12)
            height: width
            description: qsTr("A photo that is not on this tablet")
        }
    }
    SoundRow {
        objectName: "soundQuiet"
        width: Math.min(parent.width, 420)
        length: "0:42"
    }
    SoundRow {
        objectName: "soundPlaying"
        width: Math.min(parent.width, 420)
        playing: true
        progress: 0.4
        reached: "0:17"
        length: "0:42"
    }
    SoundRow {
        objectName: "soundLater"
        width: Math.min(parent.width, 420)
        enabled: false
        text: qsTr("On its way to this tablet")
    }
    Rectangle {
        width: Math.min(parent.width, 420)
        height: 120
        radius: Theme.radius
        color: Theme.viewfinder

        FilmView {
            anchors.fill: parent
            Accessible.name: qsTr("What a camera sees")
        }
        ClipBadge {
            anchors.centerIn: parent
        }
        ClipControls {
            width: parent.width
            anchors.bottom: parent.bottom
            viewer: section.viewer
        }
    }
    LevelMeter {
        width: Math.min(parent.width, 420)
        level: 0.6
    }
}
