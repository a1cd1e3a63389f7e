import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Every component of the screens in each of its states, one section below another.
Window {
    id: gallery

    required property OptionList words
    required property OptionList steps
    required property OptionList levels
    required property PickerModel picker
    required property ClipViewer clip
    /// All of it, for a picture that needs no scrolling.
    readonly property real wholeHeight: sections.implicitHeight + 2 * sections.y

    title: qsTr("Jotter: components")
    color: Theme.paper
    visible: true

    Flickable {
        anchors.fill: parent
        contentHeight: gallery.wholeHeight
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: sections
            x: Theme.space(3)
            y: Theme.space(3)
            width: gallery.width - 2 * x
            spacing: Theme.space(4)

            TextSection {
                width: parent.width
            }
            ButtonSection {
                width: parent.width
            }
            ChoiceSection {
                width: parent.width
                words: gallery.words
                steps: gallery.steps
                levels: gallery.levels
            }
            DrawnSection {
                width: parent.width
                viewer: gallery.clip
            }
            SurfaceSection {
                width: parent.width
                onPickerAsked: pickerSheet.open()
                onSheetAsked: plainSheet.open()
                onClipAsked: clipSheet.open()
            }
        }
    }
    PickerSheet {
        id: pickerSheet
        picker: gallery.picker
    }
    ClipSheet {
        id: clipSheet
        viewer: gallery.clip
    }
    Sheet {
        id: plainSheet
        title: qsTr("A sheet")
        wantedHeight: 320
        TextLabel {
            x: Theme.space(3)
            width: parent.width - 2 * x
            text: qsTr("Slides over a screen; a swipe down leaves it.")
        }
    }
}
