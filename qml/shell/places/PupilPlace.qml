import QtQuick
import Jotter.Pupil
import Jotter.ViewModels

/// A pupil's page, above the place it was opened from.
PupilPage {
    id: place

    required property AppModel app

    model: app.pupil
    focus: true
    backName: app.place === AppModel.Lesson ? qsTr("Back to the lesson") : qsTr("Back to the pupils")
    pillKind: app.pill.kind
    pillText: app.pill.text
    pillShortText: app.pill.shortText
    onBackWanted: app.back()
    onSafeWanted: app.go(AppModel.Safe)
}
