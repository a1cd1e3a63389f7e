import QtQuick
import QtQuick.Dialogs
import Jotter.ViewModels

/// The system's dialog for picture files.
FileDialog {
    id: chooser

    required property CaptureModel capture

    title: qsTr("Choose a picture")
    fileMode: FileDialog.OpenFiles
    nameFilters: [qsTr("Pictures (*.jpg *.jpeg *.png *.webp *.heic *.JPG *.JPEG *.PNG)")]
    onAccepted: capture.addFiles(selectedFiles)
}
