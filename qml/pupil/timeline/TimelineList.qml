import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// A pupil's records by day. What stands above, between and below them reads from here what to show and tells here
/// what was touched.
ListView {
    required property PupilModel pupil

    signal photoChosen(string address)
    signal clipChosen(string sha)
    signal passportWanted
    signal concernWanted
    signal stepWanted
    signal adultWanted
    signal versionsWanted

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: Theme.space(50)
    model: pupil.timeline

    /// What stands above the records grows as it is read from the store: until somebody scrolls, the top stays in sight.
    property bool scrolled: false
    onMovementStarted: scrolled = true
    onOriginYChanged: if (!scrolled && contentY < 0) positionViewAtBeginning()
}
