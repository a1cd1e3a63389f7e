import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// The bell has gone: the next lesson, one touch away. Nothing swaps before that touch.
LessonChip {
    required property LessonModel lesson

    objectName: "lessonOffer"
    text: lesson.offer
    spoken: qsTr("%1. Show it on the board").arg(text)
    iconName: "clock"
    ink: Theme.accentInk
    fill: Theme.accentSoft
    outline: Theme.accent
    onClicked: lesson.take()
}
