import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// One pupil: what to know now above, everything seen so far below. Who it is and the Safe pill stay while it scrolls.
FocusScope {
    id: page

    required property PupilModel model
    property string backName: ""
    property int pillKind: SafePillButton.Kind.Unknown
    property string pillText: ""
    property string pillShortText: pillText

    signal backWanted
    signal safeWanted

    readonly property bool compact: width < Theme.compactBelow
    readonly property real edge: Theme.space(compact ? 2 : 3.5)

    objectName: "pupilPage"
    Accessible.role: Accessible.Pane
    Accessible.name: model.name

    PageHeader {
        id: heading
        x: page.edge
        y: page.compact ? Theme.space(1.5) : page.edge
        width: page.width - 2 * page.edge
        slim: true
        title: page.model.name
        subtitle: page.model.noPhotos ? qsTr("%1 · No photos").arg(page.model.year) : page.model.year
        backName: page.backName
        pillKind: page.pillKind
        pillText: page.compact ? page.pillShortText : page.pillText
        pillSpoken: page.pillText
        onBackPressed: page.backWanted()
        onPillPressed: page.safeWanted()
    }
    Rectangle {
        anchors.bottom: timeline.top
        width: page.width
        height: 1
        color: Theme.line
        visible: timeline.contentY > timeline.originY + 1
    }
    TimelineList {
        id: timeline
        objectName: "timeline"
        anchors.top: heading.bottom
        anchors.topMargin: Theme.space(page.compact ? 1 : 2)
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: page.edge
        anchors.rightMargin: page.edge
        pupil: page.model
        section.property: "day"
        section.delegate: DayHeading {}
        header: PupilHead {}
        footer: TimelineFoot {}
        delegate: TimelineEntry {}
        onPassportWanted: passport.open()
        onStepWanted: steps.open()
        onAdultWanted: adults.open()
        onVersionsWanted: versions.open()
        onConcernWanted: concern.open()
        onPhotoChosen: address => photo.show(address)
        onClipChosen: sha => film.show(sha)
    }
    Toast {
        z: 1
        width: Math.min(page.width - 2 * page.edge, 620)
        x: (page.width - width) / 2
        y: page.height - height - Theme.space(2)
        message: page.model.toast.message
        shown: page.model.toast.shown
        failed: page.model.toast.failed
        actionText: page.model.toast.undoable ? qsTr("Undo") : ""
        onActionPressed: page.model.toast.undo()
    }
    PassportSheet {
        id: passport
        lines: page.model.passport
        shortName: page.model.shortName
    }
    ConcernSheet {
        id: concern
        concern: page.model.concern
        shortName: page.model.shortName
    }
    VersionsSheet {
        id: versions
        versions: page.model.versions
        onKept: row => page.model.keepVersion(row)
    }
    ChoiceSheet {
        id: steps
        title: qsTr("Which step?")
        choices: page.model.steps
        current: page.model.timeline.step
        onChosen: choiceId => page.model.timeline.step = choiceId
    }
    ChoiceSheet {
        id: adults
        title: qsTr("Which adult?")
        choices: page.model.adults
        current: page.model.timeline.adult
        onChosen: choiceId => page.model.timeline.adult = choiceId
    }
    PhotoSheet {
        id: photo
    }
    ClipSheet {
        id: film
        viewer: page.model.clip
    }
    Connections {
        target: page.model.timeline
        function onDataChanged(): void { photo.address = page.model.timeline.addressNow(photo.address) }
    }
}
