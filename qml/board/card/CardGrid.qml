import QtQuick
import Jotter.ViewModels

/// The grid that pupil cards stand in; they find here how big they are and which discs they have.
Grid {
    required property OptionList discs
    required property TrayModel tray
    property real cardWidth: 320
    property real cardHeight: 200
    property bool compact: false
    property bool counting: false ///< trials, not discs
    property bool choosing: false ///< several pupils for one record
}
