import QtQuick

/// What stands in two versions, and hears which of them is kept.
ListView {
    signal kept(int row)
}
