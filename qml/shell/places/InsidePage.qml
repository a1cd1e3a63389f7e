import QtQuick
import Jotter.Board
import Jotter.Theme
import Jotter.ViewModels

/// What an adult sees who is signed in: the rail and one place. A place is loaded when it is first gone to, and keeps
/// its state from then on.
FocusScope {
    id: inside

    required property AppModel app

    readonly property bool wide: width >= Theme.compactBelow
    readonly property bool onLesson: app.place === AppModel.Lesson && !app.pupilOpen
    readonly property bool onPupils: app.place === AppModel.Pupils && !app.pupilOpen
    readonly property bool onConcerns: app.place === AppModel.Concerns && !app.pupilOpen
    readonly property bool onSafe: app.place === AppModel.Safe && !app.pupilOpen

    objectName: "inside"

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Escape || event.key === Qt.Key_Back)
            event.accepted = inside.app.back();
    }

    Rail {
        id: rail
        app: inside.app
        upright: inside.wide
        width: upright ? implicitWidth : inside.width
        height: upright ? inside.height : implicitHeight
        x: upright && Theme.handAtLeft ? inside.width - width : 0
        y: upright ? 0 : inside.height - height
        z: 1
    }
    Item {
        id: room
        x: inside.wide && !Theme.handAtLeft ? rail.width : 0
        width: inside.width - (inside.wide ? rail.width : 0)
        height: inside.wide ? inside.height : rail.y

        BoardPage {
            anchors.fill: parent
            visible: inside.onLesson
            focus: visible
            board: inside.app.board
            safeKind: inside.app.pill.kind
            safeText: inside.app.pill.text
            safeShortText: inside.app.pill.shortText
            onSafeOpened: inside.app.go(AppModel.Safe)
            onTimelineOpened: pupilId => inside.app.openPupil(pupilId)
        }
        PageLoader {
            app: inside.app
            anchors.fill: parent
            page: "PupilsPlace.qml"
            shown: inside.onPupils
        }
        PageLoader {
            app: inside.app
            anchors.fill: parent
            page: "ConcernsPlace.qml"
            shown: inside.onConcerns
        }
        PageLoader {
            app: inside.app
            anchors.fill: parent
            page: "SafePlace.qml"
            shown: inside.onSafe
        }
        PageLoader {
            app: inside.app
            anchors.fill: parent
            page: "PupilPlace.qml"
            shown: inside.app.pupilOpen
        }
    }
    CaptureLoader {
        anchors.fill: parent
        app: inside.app
    }
}
