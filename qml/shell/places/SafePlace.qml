import QtQuick
import Jotter.Sync
import Jotter.ViewModels

/// The Safe? page, in its place, with the settings of the tablet behind its wheel.
SafePage {
    id: place

    required property AppModel app

    model: app.safe
    focus: true
    onSettingsWanted: settings.open()

    SettingsSheet {
        id: settings
        board: place.app.board
    }
}
