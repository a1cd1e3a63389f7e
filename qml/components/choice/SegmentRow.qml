import QtQuick

/// The row that the segments of a SegmentedControl stand in; they find it as their parent.
Row {
    property int count: 0
    property int current: -1

    signal picked(int index)
}
