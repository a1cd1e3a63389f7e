import QtQuick

/// What the segments of a SegmentedControl stand in; they find it as their parent.
Grid {
    id: row

    property int count: 0
    property int current: -1

    /// Of the segment with the longest words.
    readonly property real widest: Math.max(0, ...Array.from(children, segment => segment.implicitWidth))
    readonly property bool stacked: count > 1 && width > 0 && widest * count > width

    signal picked(int index)

    columns: stacked ? 1 : Math.max(1, count)
}
