import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Where the lesson is, and the next one when the bell has gone.
Row {
    id: strip

    required property LessonModel lesson
    property bool offering: true
    property real room: 0

    readonly property bool offered: offering && lesson.offer !== ""
    readonly property real rest: room - (place.visible ? place.width + spacing : 0) - stay.width - spacing

    spacing: Theme.space(1)

    PlaceButton {
        id: place
        visible: strip.lesson.on
        width: !visible ? implicitWidth : Math.min(implicitWidth, strip.offered ? Math.max(strip.room * 0.36, Theme.space(12)) : strip.room)
        anchors.verticalCenter: parent.verticalCenter
        lesson: strip.lesson
    }
    OfferButton {
        visible: strip.offered
        width: visible ? Math.min(implicitWidth, strip.rest) : implicitWidth
        anchors.verticalCenter: parent.verticalCenter
        lesson: strip.lesson
    }
    IconButton {
        id: stay
        objectName: "lessonStay"
        visible: strip.offered
        anchors.verticalCenter: parent.verticalCenter
        iconName: "x"
        text: qsTr("Stay with this group")
        onClicked: strip.lesson.stay()
    }
}
