import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// The pictures of this capture, and the ways to add one. With `editable` one can be taken out.
Item {
    id: row

    required property CaptureModel capture
    property bool editable: false

    function showClip(sha: string): void {
        film.show(sha);
    }

    implicitHeight: Theme.space(12) + (sentence.visible ? sentence.implicitHeight + Theme.space(1) : 0)

    ListView {
        id: strip
        width: parent.width
        height: Theme.space(12)
        orientation: ListView.Horizontal
        spacing: Theme.space(1.25)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: row.capture.photos
        delegate: PhotoThumb {
            editable: (ListView.view.parent as PhotoRow).editable
        }
        footer: PhotoAdd {
            capture: (ListView.view.parent as PhotoRow).capture
        }
    }
    ClipSheet {
        id: film
        viewer: row.capture.clip.viewer
    }
    TextLabel {
        id: sentence
        anchors.top: strip.bottom
        anchors.topMargin: Theme.space(1)
        width: parent.width
        visible: text !== ""
        kind: TextLabel.Kind.Label
        color: Theme.accentInk
        text: row.capture.pictureSentence
        Accessible.role: Accessible.AlertMessage
    }
}
