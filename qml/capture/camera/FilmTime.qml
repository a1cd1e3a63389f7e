import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// A clip is being filmed: for how long, and at its end how much is left.
Rectangle {
    id: mark

    required property ClipModel film

    width: row.implicitWidth + Theme.space(3)
    height: row.implicitHeight + Theme.space(1.5)
    radius: height / 2
    color: Theme.viewfinder
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Filming") + (film.left === "" ? "" : ". " + film.left)

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.space(1)

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.space(1.5)
            height: width
            radius: width / 2
            color: Theme.filming
        }
        TextLabel {
            objectName: "filmTime"
            wrapMode: Text.NoWrap
            color: Theme.viewfinderInk
            text: mark.film.left === "" ? mark.film.time : qsTr("%1 · %2").arg(mark.film.time).arg(mark.film.left)
            Accessible.ignored: true
        }
    }
}
