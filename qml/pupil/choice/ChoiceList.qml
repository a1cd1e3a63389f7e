import QtQuick

/// A list to choose one thing from.
ListView {
    property string current: ""

    signal chosen(string choiceId)
}
