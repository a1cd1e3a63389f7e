import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Several pupils are being chosen: what can be recorded of them, and the way back. What is told of them stands beside the
/// buttons, or above them where its words have no room there.
Column {
    id: actions

    required property Several several
    property bool compact: false
    property real room: 0

    readonly property string told: several.photosRefused !== "" ? several.photosRefused
        : several.count === 0 ? qsTr("Touch the pupils") : qsTr("%1 chosen").arg(several.count)
    readonly property color toldInk: several.photosRefused !== "" ? Theme.accentInk : Theme.quietInk
    readonly property real beside: room - cancel.width - record.width - photo.width - 3 * row.spacing
    readonly property bool fits: measure.advanceWidth <= beside - 2

    spacing: Theme.half

    TextMetrics {
        id: measure
        font: aside.font
        text: actions.told
    }
    TextLabel {
        objectName: "severalTold"
        visible: !actions.fits
        width: actions.room
        kind: TextLabel.Kind.Label
        color: actions.toldInk
        text: actions.told
        Accessible.role: Accessible.AlertMessage
    }
    Row {
        id: row
        width: actions.room
        spacing: Theme.space(actions.compact ? 1 : 1.5)

        IconButton {
            id: cancel
            objectName: "cancelSeveral"
            width: Theme.space(7)
            height: Theme.space(7)
            iconName: "x"
            text: qsTr("Choose nobody")
            onClicked: actions.several.cancel()
        }
        PrimaryButton {
            id: record
            objectName: "recordSeveral"
            enabled: actions.several.count > 0
            height: Theme.space(7)
            iconName: actions.compact ? "" : "pencil-line"
            text: qsTr("Record")
            onClicked: actions.several.record()
        }
        QuietButton {
            id: photo
            objectName: "photoSeveral"
            enabled: actions.several.count > 0 && actions.several.photosRefused === ""
            height: Theme.space(7)
            iconName: actions.compact ? "" : "camera"
            text: qsTr("Photo")
            hint: actions.several.photosRefused
            onClicked: actions.several.photo()
        }
        TextLabel {
            id: aside
            objectName: "severalTold"
            visible: actions.fits
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? actions.beside : 0
            wrapMode: Text.NoWrap
            kind: TextLabel.Kind.Label
            color: actions.toldInk
            text: actions.told
            Accessible.role: Accessible.AlertMessage
        }
    }
}
