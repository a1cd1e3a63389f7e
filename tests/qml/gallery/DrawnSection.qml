import QtQuick
import Jotter.Components
import Jotter.Theme

/// What is drawn: discs, initials, photos.
Part {
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
}
