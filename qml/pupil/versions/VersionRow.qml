import QtQuick
import Jotter.Components
import Jotter.Theme

/// One version of something: the words, who wrote them and when, and a button that keeps it.
Item {
    id: row

    required property int index
    required property string words
    required property string who
    required property bool counts
    required property bool choosable
    required property string spoken
    readonly property VersionsList list: ListView.view as VersionsList

    width: list ? list.width : 0
    height: card.height + Theme.space(1.5)

    Card {
        id: card
        objectName: "version"
        width: parent.width
        height: body.implicitHeight + Theme.space(3)
        strong: row.counts
        Accessible.role: Accessible.ListItem
        Accessible.name: row.spoken

        Column {
            id: body
            x: Theme.space(2)
            y: Theme.space(1.5)
            width: parent.width - Theme.space(4)
            spacing: Theme.space(1)

            TextLabel {
                width: parent.width
                text: row.counts ? qsTr("%1 · shown now").arg(row.who) : row.who
                kind: TextLabel.Kind.Label
                quiet: true
                Accessible.ignored: true
            }
            TextLabel {
                width: parent.width
                text: row.words
                Accessible.ignored: true
            }
            QuietButton {
                objectName: "keepVersion"
                anchors.left: parent.left
                visible: row.choosable
                text: qsTr("Keep this")
                spoken: qsTr("Keep this: %1").arg(row.words)
                iconName: "check"
                onClicked: row.list.kept(row.index)
            }
        }
    }
}
