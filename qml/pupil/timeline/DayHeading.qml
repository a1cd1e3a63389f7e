import QtQuick
import Jotter.Components
import Jotter.Theme

/// The day above its records.
Item {
    id: heading

    required property string section

    width: ListView.view ? ListView.view.width : 0
    height: word.height + Theme.space(2.5)

    TextLabel {
        id: word
        y: Theme.space(1.5)
        width: parent.width
        text: heading.section
        kind: TextLabel.Kind.Title
        Accessible.role: Accessible.Heading
    }
}
