import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// A pupil's records by day. What stands above, between and below them reads from here what to show and tells here
/// what was touched.
ListView {
    required property PupilModel pupil
    property real edge: 0
    property string backName: ""
    property int pillKind: SafePillButton.Kind.Unknown
    property string pillText: ""

    signal photoChosen(string address)
    signal backWanted
    signal safeWanted
    signal passportWanted
    signal stepWanted
    signal adultWanted

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: Theme.space(50)
    model: pupil.timeline
}
