import QtQuick

/// Holds the rows that need a look and hears them.
Column {
    signal tryAgain(string change)
}
