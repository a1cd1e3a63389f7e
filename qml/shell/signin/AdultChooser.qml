import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// The adults of this tablet, large.
FocusScope {
    id: chooser

    required property SignInModel model
    required property real edge
    required property bool compact
    /// Room that the Safe sign takes at the right of the title.
    property real signWidth: 0

    readonly property bool beside: measure.advanceWidth + signWidth + Theme.space(2) <= width - 2 * edge

    TextMetrics {
        id: measure
        font: title.font
        text: title.text
    }
    Column {
        id: heading
        x: chooser.edge
        y: chooser.edge + (chooser.beside || chooser.signWidth === 0 ? 0 : Theme.touch + Theme.space(2))
        width: parent.width - 2 * chooser.edge
        spacing: Theme.half

        TextLabel {
            id: title
            anchors.left: parent.left
            width: parent.width - (chooser.beside ? chooser.signWidth : 0)
            kind: TextLabel.Kind.Page
            text: qsTr("Who is using this tablet?")
        }
        TextLabel {
            width: parent.width
            quiet: true
            text: chooser.model.school
            visible: text !== ""
        }
    }
    SearchField {
        id: search
        objectName: "adultSearch"
        visible: chooser.model.searchable
        x: Theme.along(chooser.edge, width, parent.width)
        anchors.top: heading.bottom
        anchors.topMargin: Theme.space(2)
        height: visible ? implicitHeight : 0
        width: Math.min(parent.width - 2 * chooser.edge, Theme.space(50))
        label: qsTr("Search your name")
        text: chooser.model.words
        onEdited: words => chooser.model.words = words
    }
    AdultsGrid {
        id: grid
        objectName: "adults"
        anchors.top: search.bottom
        anchors.topMargin: Theme.space(2)
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: chooser.edge
        anchors.rightMargin: chooser.edge - Theme.space(1.5)
        model: chooser.model.adults
        delegate: AdultTile {}
        compact: chooser.compact
        onChosen: adultId => chooser.model.choose(adultId)
    }
    EmptyState {
        visible: chooser.model.known && grid.count === 0
        anchors.centerIn: grid
        width: Math.min(grid.width - Theme.space(4), 480)
        iconName: chooser.model.empty ? "cloud-upload" : "search"
        title: chooser.model.empty ? qsTr("The school is on its way") : qsTr("Nobody of that name")
        message: chooser.model.empty ? qsTr("The names of the adults come from the school server; this takes a moment on a good network.")
                                     : qsTr("Look at the spelling, or ask the school office to add you to this tablet.")
    }
}
