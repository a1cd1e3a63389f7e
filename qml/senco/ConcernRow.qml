import QtQuick
import Jotter.Components
import Jotter.Theme

/// A concern in the list.
Item {
    id: row

    required property string concernId
    required property string pupil
    required property string initials
    required property int tint
    required property string raised
    required property string words
    required property string stateWord
    required property bool fresh
    required property bool closed
    required property string spoken
    readonly property ConcernsList list: ListView.view as ConcernsList

    width: list ? list.width : 0
    implicitHeight: control.implicitHeight + Theme.space(1.5)

    Pressable {
        id: control
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.rightMargin: Theme.space(1.5)
        objectName: "concern"
        role: Accessible.ListItem
        text: row.pupil
        spoken: row.spoken
        padding: Theme.space(2)
        onClicked: row.list.chosen(row.concernId)

        background: Card {
            color: control.lit ? Theme.primarySoft : Theme.card
            strong: row.fresh
        }
        contentItem: ConcernFace {
            pupil: row.pupil
            initials: row.initials
            tint: row.tint
            raised: row.raised
            words: row.words
            stateWord: row.stateWord
            fresh: row.fresh
            closed: row.closed
        }
    }
}
