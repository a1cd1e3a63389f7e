import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// The voice notes of a capture, one below another.
Column {
    required property VoiceModel voice

    spacing: Theme.space(1)
}
