import QtQuick

/// Holds the keys of a PIN pad and hears them.
Grid {
    signal digitPressed(int digit)
    signal erasePressed
    signal enterPressed
}
