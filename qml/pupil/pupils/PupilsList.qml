import QtQuick

/// The grid of pupils; hears which one was chosen.
GridView {
    signal chosen(string pupilId)
}
