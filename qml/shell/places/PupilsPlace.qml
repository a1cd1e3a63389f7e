import QtQuick
import Jotter.Pupil
import Jotter.ViewModels

/// The list of pupils, in its place.
PupilsPage {
    id: place

    required property AppModel app

    model: app.pupils
    focus: true
    pillKind: app.pill.kind
    pillText: app.pill.text
    pillShortText: app.pill.shortText
    onPupilChosen: pupilId => app.openPupil(pupilId)
    onSafeWanted: app.go(AppModel.Safe)
}
