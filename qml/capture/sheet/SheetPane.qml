import QtQuick
import QtQuick.Layouts
import Jotter.Theme
import Jotter.ViewModels

/// The whole capture sheet: who, what, how much help, facts, note, photos. No Save: leaving keeps it.
Item {
    id: pane

    required property CaptureModel capture

    readonly property bool wide: width >= 760
    readonly property real margin: Theme.space(2.5)

    implicitHeight: body.implicitHeight + Theme.space(2) + foot.height

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
        capture: pane.capture
    }
}
