import QtQuick
import QtQuick.Templates as T
import Jotter.Theme

/// Slides over a screen and is left by swiping down, Esc, the back key or a touch outside; never a new page. Its owner
/// opens it and hears `closed`.
T.Popup {
    id: sheet

    default property alias body: holder.data
    property string title: ""
    property real wantedWidth: 640
    property real wantedHeight: 720
    readonly property real roomWidth: parent ? parent.width : 0
    readonly property real roomHeight: parent ? parent.height : 0
    /// How far it is still down while it slides. Not `y` itself: what the sheet shows may grow while it slides.
    property real slide: 0
    readonly property bool narrow: roomWidth < Theme.compactBelow
    readonly property real handleHeight: handle.height

    parent: T.Overlay.overlay
    modal: true
    focus: true
    dim: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    padding: 0
    width: narrow ? roomWidth : Math.min(wantedWidth, roomWidth - Theme.space(4))
    height: Math.min(wantedHeight, roomHeight - Theme.space(narrow ? 6 : 4))
    x: (roomWidth - width) / 2
    y: roomHeight - height + slide

    enter: Transition {
        NumberAnimation { property: "slide"; from: sheet.roomHeight; to: 0; duration: Theme.calm; easing.type: Easing.OutCubic }
    }
    exit: Transition {
        NumberAnimation { property: "slide"; to: sheet.roomHeight; duration: Theme.calm; easing.type: Easing.InCubic }
    }
    T.Overlay.modal: Rectangle { color: Theme.scrim }

    background: Rectangle {
        color: Theme.paper
        radius: Theme.sheetRadius
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.sheetRadius
            color: Theme.paper
        }
    }

    Item {
        id: handle
        objectName: "sheetHandle"
        anchors.top: parent.top
        width: parent.width
        height: Theme.space(3.5)
        Accessible.role: Accessible.Grip
        Accessible.name: qsTr("Swipe down to leave")

        Rectangle {
            anchors.centerIn: parent
            width: 44
            height: 5
            radius: 3
            color: Theme.strongLine
        }
        DragHandler {
            target: null
            onActiveChanged: if (!active && centroid.position.y - centroid.pressPosition.y > Theme.space(6)) sheet.close()
        }
    }
    FocusScope {
        id: holder
        focus: true
        anchors.top: handle.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.title
    }
}
