import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// What is on this tablet, what waits, what the school server has and what needs a look.
FocusScope {
    id: page

    required property SafeModel model

    signal settingsWanted

    readonly property bool compact: width < Theme.compactBelow
    readonly property real edge: Theme.space(compact ? 2 : 3.5)

    objectName: "safePage"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Safe?")

    Binding {
        target: page.model
        property: "shown"
        value: page.visible
    }

    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: body.height + 2 * page.edge
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: body
            x: page.edge
            y: page.edge
            width: flick.width - 2 * page.edge
            spacing: Theme.space(3)

            Item {
                width: parent.width
                height: Math.max(heading.implicitHeight, settings.height)

                PageHeader {
                    id: heading
                    anchors.left: parent.left
                    anchors.right: settings.left
                    anchors.rightMargin: Theme.space(1)
                    title: qsTr("Safe?")
                    subtitle: page.model.lastExchange
                }
                IconButton {
                    id: settings
                    objectName: "settings"
                    anchors.right: parent.right
                    iconName: "settings"
                    text: qsTr("Settings of this tablet")
                    onClicked: page.settingsWanted()
                }
            }
            SafeHeadline {
                width: parent.width
                visible: page.model.known
                sentence: page.model.headline
                safe: page.model.allSafe
                sendable: page.model.hasServer
                busy: page.model.exchanging
                onSendPressed: page.model.sendNow()
            }
            TravelBar {
                width: parent.width
                visible: words !== ""
                words: page.model.travellingText
                progress: page.model.progress
                measured: page.model.travelling
            }
            FactLine {
                objectName: "networkSentence"
                width: parent.width
                iconName: "wifi-off"
                sentence: page.model.networkSentence
                ink: Theme.accent
            }
            MeteredCard {
                width: parent.width
                visible: sentence !== ""
                sentence: page.model.meteredSentence
                picturesAnyway: page.model.picturesAnyway
                onChosen: picturesAnyway => page.model.setPicturesAnyway(picturesAnyway)
            }
            Grid {
                id: counts
                width: parent.width
                columns: page.compact && Theme.textScale > 1.2 ? 1 : page.width < Theme.wideFrom + 200 ? 2 : 4
                spacing: Theme.space(page.compact ? 1.5 : 2)
                visible: page.model.known

                readonly property real cell: (width - (columns - 1) * spacing) / columns
                readonly property real tallest: columns === 1 ? 0 : Math.max(onTablet.implicitHeight, waiting.implicitHeight,
                                                                             onServer.implicitHeight, look.implicitHeight)

                CountCard {
                    id: onTablet
                    objectName: "countOnTablet"
                    width: counts.cell
                    height: Math.max(implicitHeight, counts.tallest)
                    iconName: "tablet"
                    title: qsTr("On this tablet")
                    count: page.model.onTablet
                    meaning: qsTr("Recorded here and still kept here, whatever happens to the network.")
                }
                CountCard {
                    id: waiting
                    objectName: "countWaiting"
                    width: counts.cell
                    height: Math.max(implicitHeight, counts.tallest)
                    iconName: "clock"
                    title: qsTr("Waiting to send")
                    count: page.model.waiting
                    meaning: page.model.waitingMeaning
                }
                CountCard {
                    id: onServer
                    objectName: "countOnServer"
                    width: counts.cell
                    height: Math.max(implicitHeight, counts.tallest)
                    iconName: "shield-check"
                    title: qsTr("On the school server")
                    count: page.model.onServer
                    meaning: qsTr("The server has checked and kept them: they survive the loss of this tablet.")
                    ink: Theme.good
                }
                CountCard {
                    id: look
                    objectName: "countNeedsLook"
                    width: counts.cell
                    height: Math.max(implicitHeight, counts.tallest)
                    iconName: "shield-alert"
                    title: qsTr("Needs a look")
                    count: page.model.needsLook
                    meaning: page.model.needsLook === "0" ? qsTr("Nothing needs you.") : qsTr("Safe here, but the server did not take them: see below.")
                    ink: page.model.needsLook === "0" ? Theme.ink : Theme.accentInk
                }
            }
            NeedsLookColumn {
                width: parent.width
                spacing: Theme.space(1.5)
                visible: items.count > 0
                onTryAgain: change => page.model.tryAgain(change)

                TextLabel {
                    width: parent.width
                    text: qsTr("Needs a look")
                    kind: TextLabel.Kind.Title
                }
                Repeater {
                    id: items
                    model: page.model.items
                    delegate: NeedsLookRow {}
                }
            }
            Column {
                width: parent.width
                spacing: Theme.space(1.5)

                TextLabel {
                    width: parent.width
                    text: qsTr("This tablet")
                    kind: TextLabel.Kind.Title
                }
                FactLine {
                    width: parent.width
                    iconName: page.model.spaceLow ? "triangle-alert" : "tablet"
                    sentence: page.model.freeSpace
                    ink: page.model.spaceLow ? Theme.accent : Theme.quietInk
                }
                FactLine {
                    width: parent.width
                    iconName: "key-round"
                    sentence: page.model.keyPlace
                }
            }
        }
    }
}
