import QtQuick
import Jotter.Components
import Jotter.Theme

/// What can be pressed, at rest, chosen and out of use.
Part {
    id: section
    question: qsTr("Buttons")

    Flow {
        width: parent.width
        spacing: Theme.space(1.5)

        PrimaryButton {
            objectName: "primary"
            iconName: "camera"
            text: qsTr("Photo")
        }
        PrimaryButton {
            objectName: "primaryOff"
            enabled: false
            text: qsTr("Out of use")
        }
        PrimaryButton {
            objectName: "dangerous"
            dangerous: true
            text: qsTr("Delete for good")
        }
        QuietButton {
            objectName: "quiet"
            iconName: "pencil-line"
            text: qsTr("Note")
        }
        QuietButton {
            objectName: "plain"
            plain: true
            iconName: "plus"
            text: qsTr("Plain")
        }
        IconButton {
            objectName: "icon"
            iconName: "plus"
            text: qsTr("Record more")
        }
        KeypadButton {
            objectName: "key"
            text: qsTr("5")
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.space(1.5)

        SafePillButton {
            objectName: "allSafe"
            kind: SafePillButton.Kind.AllSafe
            text: qsTr("All on the school server")
        }
        SafePillButton {
            objectName: "onTablet"
            kind: SafePillButton.Kind.OnTablet
            text: qsTr("3 on this tablet")
        }
        SafePillButton {
            objectName: "needsLook"
            kind: SafePillButton.Kind.NeedsLook
            text: qsTr("1 needs a look")
        }
    }
}
