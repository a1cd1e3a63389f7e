import QtQuick
import Jotter.Components
import Jotter.Theme

/// Where a face may be: a quiet ring on the photo. A finger is heard by the surface below, which knows what lies nearest; keys and
/// those who listen choose it here.
Item {
    id: face

    required property int index
    required property real middleX
    required property real middleY
    required property real reach
    required property bool covered
    property real longer: 1
    property int count: 1

    signal toggled(row: int)

    objectName: "face" + index
    x: middleX * longer - width / 2
    y: middleY * longer - height / 2
    width: Math.max(Theme.touch, 2 * reach * longer)
    height: width
    activeFocusOnTab: true

    Accessible.role: Accessible.CheckBox
    Accessible.name: covered ? qsTr("Face %1 of %2, hidden").arg(index + 1).arg(count) : qsTr("Face %1 of %2, shown").arg(index + 1).arg(count)
    Accessible.checkable: true
    Accessible.checked: covered
    Accessible.focusable: true
    Accessible.onPressAction: toggled(index)
    Accessible.onToggleAction: toggled(index)

    Keys.onReturnPressed: toggled(index)
    Keys.onEnterPressed: toggled(index)
    Keys.onSpacePressed: toggled(index)

    Rectangle {
        anchors.centerIn: parent
        visible: !face.covered
        width: 2 * face.reach * face.longer + 2
        height: width
        radius: width / 2
        color: Qt.rgba(0, 0, 0, 0)
        border.width: 4
        border.color: Theme.viewfinder
        opacity: 0.55
    }
    Rectangle {
        anchors.centerIn: parent
        visible: !face.covered
        width: 2 * face.reach * face.longer
        height: width
        radius: width / 2
        color: Qt.rgba(0, 0, 0, 0)
        border.width: 2
        border.color: Theme.viewfinderInk
    }
    FocusRing {
        control: face
        shown: face.activeFocus
        radius: width / 2
    }
}
