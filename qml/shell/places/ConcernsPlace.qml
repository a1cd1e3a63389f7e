import QtQuick
import Jotter.Senco
import Jotter.ViewModels

/// What was raised, in its place.
ConcernsPage {
    required property AppModel app

    model: app.concerns
    focus: true
    pillKind: app.pill.kind
    pillText: app.pill.text
    pillShortText: app.pill.shortText
    onSafeWanted: app.go(AppModel.Safe)
}
