import QtQuick

/// The concerns; hears which one was chosen.
ListView {
    signal chosen(string concernId)
}
