import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// Several pupils are being chosen: what can be recorded of them, and the way back.
Row {
    id: row

    required property Several several
    property bool compact: false
    property real room: 0

    spacing: Theme.space(compact ? 1 : 1.5)

    IconButton {
        id: cancel
        objectName: "cancelSeveral"
        width: Theme.space(7)
        height: Theme.space(7)
        iconName: "x"
        text: qsTr("Choose nobody")
        onClicked: row.several.cancel()
    }
    PrimaryButton {
        id: record
        objectName: "recordSeveral"
        enabled: row.several.count > 0
        height: Theme.space(7)
        iconName: row.compact ? "" : "pencil-line"
        text: qsTr("Record")
        onClicked: row.several.record()
    }
    QuietButton {
        id: photo
        objectName: "photoSeveral"
        enabled: row.several.count > 0 && row.several.photosRefused === ""
        height: Theme.space(7)
        iconName: row.compact ? "" : "camera"
        text: qsTr("Photo")
        hint: row.several.photosRefused
        onClicked: row.several.photo()
    }
    TextLabel {
        objectName: "severalTold"
        anchors.verticalCenter: parent.verticalCenter
        width: row.room - cancel.width - record.width - photo.width - 3 * row.spacing
        wrapMode: row.compact ? Text.Wrap : Text.NoWrap
        kind: row.compact ? TextLabel.Kind.Caption : TextLabel.Kind.Label
        maximumLineCount: row.compact ? 3 : 1
        color: row.several.photosRefused !== "" ? Theme.accentInk : Theme.quietInk
        text: row.several.photosRefused !== "" ? row.several.photosRefused : row.several.count === 0 ? qsTr("Touch the pupils") : qsTr("%1 chosen").arg(row.several.count)
        Accessible.role: Accessible.AlertMessage
    }
}
