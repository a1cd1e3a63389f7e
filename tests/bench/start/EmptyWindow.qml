import QtQuick.Controls

/// What every start is compared with: a window of Qt Quick Controls in which there is nothing.
ApplicationWindow {
    width: 1280
    height: 800
    visible: true
    title: qsTr("Empty")
}
