import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// The voice notes of one record.
Column {
    required property VoicePlayer player

    spacing: Theme.space(1)
}
