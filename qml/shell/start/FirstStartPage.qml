import QtQuick
import QtQuick.Dialogs
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// The first start: join a school with a code, or try it with the demo school on this tablet alone.
FocusScope {
    id: page

    required property FirstStartModel model

    readonly property bool compact: width < Theme.wideFrom
    readonly property real edge: Theme.space(width < Theme.compactBelow ? 2 : 5)
    readonly property bool free: model.stage === FirstStartModel.Choosing

    objectName: "firstStartPage"
    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("First start")

    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: Math.max(height, body.height + 2 * page.edge)
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: body
            x: Math.max(page.edge, (flick.width - width) / 2)
            y: Math.max(page.edge, (flick.height - height) / 2)
            width: Math.min(flick.width - 2 * page.edge, 960)
            spacing: Theme.space(3)

            Column {
                width: parent.width
                spacing: Theme.space(1)
                TextLabel {
                    width: parent.width
                    kind: TextLabel.Kind.Page
                    text: qsTr("Welcome to Jotter")
                }
                TextLabel {
                    width: parent.width
                    quiet: true
                    text: qsTr("Record what your pupils can do, as it happens. It is kept on this tablet first and reaches your school's own server by itself.")
                }
            }
            Notice {
                objectName: "firstStartSentence"
                width: parent.width
                sentence: page.model.sentence
            }
            Grid {
                id: ways
                width: parent.width
                columns: page.compact ? 1 : 2
                spacing: Theme.space(2)

                readonly property real cell: (width - (columns - 1) * spacing) / columns
                readonly property real tallest: page.compact ? 0 : Math.max(join.implicitHeight, demo.implicitHeight)

                JoinCard {
                    id: join
                    width: ways.cell
                    height: Math.max(implicitHeight, ways.tallest)
                    model: page.model
                    enabled: page.free
                    onScanWanted: scan.open()
                    onPictureWanted: pictures.open()
                }
                DemoCard {
                    id: demo
                    width: ways.cell
                    height: Math.max(implicitHeight, ways.tallest)
                    loading: page.model.stage === FirstStartModel.Loading
                    progress: page.model.progress
                    usable: page.model.stage !== FirstStartModel.Joining
                    onTryWanted: page.model.tryDemo()
                    onCancelWanted: page.model.cancel()
                }
            }
        }
    }
    ScanSheet {
        id: scan
        model: page.model
    }
    FileDialog {
        id: pictures
        title: qsTr("Choose a picture of the code")
        nameFilters: [qsTr("Pictures (*.png *.jpg *.jpeg *.webp)")]
        onAccepted: page.model.readPicture(selectedFile)
    }
}
