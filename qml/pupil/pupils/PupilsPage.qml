import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// The pupils that this adult works with.
FocusScope {
    id: page

    required property PupilsModel model
    property int pillKind: SafePillButton.Kind.Unknown
    property string pillText: ""
    property string pillShortText: pillText

    signal pupilChosen(string pupilId)
    signal safeWanted

    readonly property bool compact: width < Theme.compactBelow
    readonly property real edge: Theme.space(compact ? 2 : 3.5)

    objectName: "pupilsPage"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Pupils")

    PageHeader {
        id: heading
        x: page.edge
        y: page.edge
        width: page.width - 2 * page.edge
        title: qsTr("Pupils")
        subtitle: !page.model.known ? "" : page.model.total === 1 ? qsTr("1 pupil you work with") : qsTr("%1 pupils you work with").arg(page.model.total)
        pillKind: page.pillKind
        pillText: page.compact ? page.pillShortText : page.pillText
        pillSpoken: page.pillText
        onPillPressed: page.safeWanted()
    }
    SearchField {
        id: search
        objectName: "pupilSearch"
        x: Theme.along(page.edge, width, page.width)
        anchors.top: heading.bottom
        anchors.topMargin: Theme.space(2)
        width: Math.min(page.width - 2 * page.edge, Theme.space(50))
        label: qsTr("Search a name")
        text: page.model.words
        onEdited: words => page.model.words = words
    }
    PupilsList {
        id: list
        objectName: "pupils"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: search.bottom
        anchors.bottom: parent.bottom
        anchors.topMargin: Theme.space(2)
        anchors.leftMargin: page.edge
        anchors.rightMargin: page.edge - Theme.space(1.5)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: true
        model: page.model
        readonly property int columns: Math.max(1, Math.floor(width / (280 * Math.max(1, Theme.textScale * 0.8))))
        cellWidth: Math.floor(width / columns)
        cellHeight: Math.max(Theme.space(11), Theme.bodySize * 2.6 + Theme.captionSize * 1.4 + Theme.space(3.5))
        delegate: PupilTile {}
        onChosen: pupilId => page.pupilChosen(pupilId)
    }
    EmptyState {
        visible: page.model.empty
        anchors.centerIn: list
        width: Math.min(list.width - Theme.space(4), 480)
        iconName: page.model.words === "" ? "users" : "search"
        title: page.model.words === "" ? qsTr("No pupils yet") : qsTr("No pupil of that name")
        message: page.model.words === "" ? qsTr("The pupils of your groups appear here when the school server has told this tablet who they are.")
                                         : qsTr("You see the pupils of your own groups; look at the spelling, or ask the school office.")
    }
}
