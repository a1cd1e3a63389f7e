import QtQuick

/// Holds dots and says how many are filled.
Row {
    property int filled: 0
}
