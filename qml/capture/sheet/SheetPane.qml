import QtQuick
import QtQuick.Layouts
import Jotter.Theme
import Jotter.ViewModels

/// The whole capture sheet: who, what, how much help, facts, note, photos, voice notes. No Save: leaving keeps it.
Item {
    id: pane

    required property CaptureModel capture

    readonly property bool wide: width >= 760
    readonly property real margin: Theme.space(2.5)

    /// Somebody spoke since the sheet was opened: what comes of it is to be in sight.
    property bool spoken: false

    onVisibleChanged: spoken = false

    function showVoices(): void {
        const bottom = facts.voices.mapToItem(body, 0, facts.voices.height).y + Theme.space(1);
        if (spoken && bottom > flick.contentY + flick.height)
            flick.contentY = bottom - flick.height;
    }

    implicitHeight: body.implicitHeight + Theme.space(2) + foot.height

    Connections {
        target: pane.capture.voice
        function onChanged(): void {
            if (pane.capture.voice.recording || pane.capture.voice.sentence !== "")
                pane.spoken = true;
        }
    }
    Connections {
        target: facts.voices
        function onHeightChanged(): void { pane.showVoices() }
        function onYChanged(): void { pane.showVoices() }
    }
    DropArea {
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: drop => pane.capture.addFiles(drop.urls)
    }
    Flickable {
        id: flick
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        contentHeight: body.implicitHeight + Theme.space(2)
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        GridLayout {
            id: body
            x: pane.margin
            width: flick.width - 2 * pane.margin
            columns: pane.wide ? 2 : 1
            columnSpacing: Theme.space(4)
            rowSpacing: Theme.space(2.5)

            WhatPart {
                Layout.fillWidth: true
                Layout.preferredWidth: pane.wide ? (body.width - body.columnSpacing) / 2 : body.width
                Layout.alignment: Qt.AlignTop
                beside: pane.wide
                capture: pane.capture
            }
            FactsPart {
                id: facts
                Layout.fillWidth: true
                Layout.preferredWidth: pane.wide ? (body.width - body.columnSpacing) / 2 : body.width
                Layout.alignment: Qt.AlignTop
                beside: pane.wide
                capture: pane.capture
            }
        }
    }
    SheetFoot {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        edge: pane.margin
        enabled: !pane.capture.voice.recording // it lies below the bar
        capture: pane.capture
    }
    VoiceBar {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Math.max(implicitHeight, foot.height)
        visible: pane.capture.voice.recording
        edge: pane.margin
        voice: pane.capture.voice
    }
}
