import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// One pupil: what to know now above, everything seen so far below.
FocusScope {
    id: page

    required property PupilModel model
    property string backName: ""
    property int pillKind: SafePillButton.Kind.Unknown
    property string pillText: ""

    signal backWanted
    signal safeWanted

    readonly property bool compact: width < Theme.compactBelow
    readonly property real edge: Theme.space(compact ? 2 : 3.5)

    objectName: "pupilPage"
    Accessible.role: Accessible.Pane
    Accessible.name: model.name

    TimelineList {
        objectName: "timeline"
        anchors.fill: parent
        anchors.leftMargin: page.edge
        anchors.rightMargin: page.edge
        pupil: page.model
        edge: page.edge
        backName: page.backName
        pillKind: page.pillKind
        pillText: page.pillText
        section.property: "day"
        section.delegate: DayHeading {}
        header: PupilHead {}
        footer: TimelineFoot {}
        delegate: TimelineEntry {}
        onBackWanted: page.backWanted()
        onSafeWanted: page.safeWanted()
        onPassportWanted: passport.open()
        onStepWanted: steps.open()
        onAdultWanted: adults.open()
        onPhotoChosen: address => photo.show(address)
    }
    PassportSheet {
        id: passport
        lines: page.model.passport
        shortName: page.model.shortName
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
}
