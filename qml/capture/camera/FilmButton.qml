import QtQuick
import QtQuick.Shapes
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Begins a clip, beside the shutter, and ends it, in the shutter's place, where the thumb is. A ring tells how full it is.
Pressable {
    id: button

    required property ClipModel film

    objectName: "film"
    text: film.recording ? qsTr("End the clip") : qsTr("Film a clip")
    hint: film.recording ? "" : qsTr("At most thirty seconds, with sound; another touch ends it")
    width: Theme.space(film.recording ? 10 : 7)
    height: width
    ringRadius: width / 2
    background: Rectangle {
        radius: width / 2
        color: Theme.viewfinder
        border.width: button.film.recording ? 0 : 2
        border.color: Theme.viewfinderInk
    }
    contentItem: Item {
        SvgIcon {
            anchors.centerIn: parent
            visible: !button.film.recording
            name: "video"
            color: Theme.viewfinderInk
        }
        Shape {
            anchors.centerIn: parent
            width: Theme.space(10)
            height: width
            visible: button.film.recording
            ShapePath {
                fillColor: Qt.rgba(0, 0, 0, 0)
                strokeColor: Theme.quietInk
                strokeWidth: 6
                PathAngleArc { centerX: Theme.space(5); centerY: Theme.space(5); radiusX: Theme.space(5) - 3; radiusY: radiusX; startAngle: 0; sweepAngle: 360 }
            }
            ShapePath {
                fillColor: Qt.rgba(0, 0, 0, 0)
                strokeColor: Theme.viewfinderInk
                strokeWidth: 6
                capStyle: ShapePath.RoundCap
                PathAngleArc { centerX: Theme.space(5); centerY: Theme.space(5); radiusX: Theme.space(5) - 3; radiusY: radiusX; startAngle: -90; sweepAngle: 360 * button.film.progress }
            }
        }
        Rectangle {
            anchors.centerIn: parent
            visible: button.film.recording
            width: Theme.space(3.5)
            height: width
            radius: Theme.gap
            color: Theme.viewfinderInk
        }
    }
}
