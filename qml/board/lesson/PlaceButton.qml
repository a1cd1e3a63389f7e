import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// Where the lesson is; a touch says another place.
LessonChip {
    required property LessonModel lesson

    objectName: "lessonPlace"
    text: lesson.place !== "" ? lesson.place : qsTr("Where?")
    spoken: lesson.place !== "" ? qsTr("Where the lesson is: %1").arg(lesson.place) : qsTr("Say where the lesson is")
    iconName: "map-pin"
    iconInk: Theme.primary
    onClicked: lesson.askPlace()
}
