import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// The places: at the side of a tablet where the hand is not, at the bottom of a phone.
Rectangle {
    id: rail

    required property AppModel app
    required property bool upright

    /// The places and who is signed in.
    readonly property int cells: app.answersConcerns ? 5 : 4
    readonly property int cell: upright ? width : width / cells

    readonly property int news: app.concerns ? app.concerns.fresh : 0

    implicitWidth: Math.max(Theme.space(11.5), Math.round(Theme.captionSize * 5.6))
    implicitHeight: Math.max(Theme.space(8.5), Theme.captionSize * 1.3 + Theme.space(6.5))
    color: Theme.card
    objectName: "rail"
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Places")

    Rectangle {
        color: Theme.line
        x: rail.upright && !Theme.handAtLeft ? rail.width - 1 : 0
        width: rail.upright ? 1 : rail.width
        height: rail.upright ? rail.height : 1
    }
    Grid {
        anchors.left: parent.left
        y: rail.upright ? Theme.space(2) : 0
        columns: rail.upright ? 1 : rail.cells - 1
        rowSpacing: Theme.space(1)

        RailButton {
            objectName: "placeLesson"
            width: rail.cell
            text: qsTr("Lesson")
            iconName: "house"
            current: rail.app.place === AppModel.Lesson
            onClicked: rail.app.go(AppModel.Lesson)
        }
        RailButton {
            objectName: "placePupils"
            width: rail.cell
            text: qsTr("Pupils")
            iconName: "users"
            current: rail.app.place === AppModel.Pupils
            onClicked: rail.app.go(AppModel.Pupils)
        }
        RailButton {
            objectName: "placeConcerns"
            visible: rail.app.answersConcerns
            width: rail.cell
            text: qsTr("Concerns")
            spoken: rail.news > 0 ? qsTr("Concerns, %1 new").arg(rail.news) : text
            iconName: "message-square"
            news: rail.news > 0
            current: rail.app.place === AppModel.Concerns
            onClicked: rail.app.go(AppModel.Concerns)
        }
        RailButton {
            objectName: "placeSafe"
            width: rail.cell
            text: qsTr("Safe?")
            iconName: rail.app.pill.state === SafePill.NeedsLook ? "shield-alert" : "shield-check"
            current: rail.app.place === AppModel.Safe
            onClicked: rail.app.go(AppModel.Safe)
        }
    }
    HandOverButton {
        objectName: "handOver"
        width: rail.cell
        anchors.right: parent.right
        y: rail.upright ? rail.height - height - Theme.space(2) : 0
        adultName: rail.app.adultName
        initials: rail.app.adultInitials
        tint: rail.app.adultTint
        onClicked: rail.app.handOver()
    }
}
