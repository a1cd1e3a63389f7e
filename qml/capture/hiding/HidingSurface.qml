import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Lies over the photo as it is drawn. With a keyboard the arrows move a ring, and Enter hides what it is around; Tab goes from face to
/// face where some were found.
Item {
    id: surface

    required property PhotoReview review
    readonly property real longer: Math.max(width, height, 1)
    property point ring: Qt.point(width / 2, height / 2)
    property bool keyed: false ///< somebody uses the keys: the ring shows where

    function move(x: real, y: real) {
        keyed = true;
        ring = Qt.point(Math.max(0, Math.min(width, ring.x + x * longer)), Math.max(0, Math.min(height, ring.y + y * longer)));
    }
    function hideAt(place: point) {
        review.touch(place.x / longer, place.y / longer, Theme.touch / 2 / longer);
    }

    objectName: "hidingSurface"
    activeFocusOnTab: true
    Accessible.role: Accessible.Canvas
    Accessible.name: qsTr("The photo: touch a face to hide it")
    Accessible.focusable: true

    Keys.enabled: activeFocus
    Keys.onLeftPressed: move(-0.03, 0)
    Keys.onRightPressed: move(0.03, 0)
    Keys.onUpPressed: move(0, -0.03)
    Keys.onDownPressed: move(0, 0.03)
    Keys.onReturnPressed: hideAt(ring)
    Keys.onSpacePressed: hideAt(ring)

    // No TapHandler: it hears of a touch that a face's ring over it has taken, too.
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
        onClicked: mouse => {
            surface.keyed = false;
            surface.hideAt(Qt.point(mouse.x, mouse.y));
        }
    }
    Repeater {
        model: surface.review
        delegate: HiddenCircle {
            longer: parent ? (parent as HidingSurface).longer : 1
        }
    }
    Repeater {
        model: surface.review.faces
        delegate: FaceRing {
            longer: parent ? (parent as HidingSurface).longer : 1
            count: parent ? (parent as HidingSurface).review.faces.count : 1
            onToggled: row => (parent as HidingSurface).review.faces.toggle(row)
        }
    }
    Rectangle {
        visible: surface.activeFocus && surface.keyed
        x: surface.ring.x - width / 2
        y: surface.ring.y - height / 2
        width: Theme.space(4)
        height: width
        radius: width / 2
        color: Qt.rgba(0, 0, 0, 0)
        border.width: 3
        border.color: Theme.focus
    }
}
