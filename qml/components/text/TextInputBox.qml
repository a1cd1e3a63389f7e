import QtQuick
import QtQuick.Templates as T
import Jotter.Components
import Jotter.Theme

/// A place to write, one line or several. `edited` tells each change that a person made.
Rectangle {
    id: box

    property alias text: area.text
    property string placeholder: ""
    property string spoken: placeholder
    property bool severalLines: false
    property string iconName: ""
    property real room: 0 ///< that no word takes, at the end of each line: for a button

    signal edited(string words)

    /// The keyboard writes here from now on.
    function take(): void {
        area.forceActiveFocus()
    }

    implicitHeight: Math.max(Theme.touch, area.implicitHeight)
    radius: Theme.radius
    color: Theme.card
    border.width: area.activeFocus ? 2 : 1
    border.color: area.activeFocus ? Theme.primary : Theme.strongLine

    SvgIcon {
        id: sign
        visible: box.iconName !== ""
        anchors.left: parent.left
        anchors.leftMargin: visible ? Theme.space(1.75) : 0
        y: (Theme.touch - height) / 2
        width: visible ? 20 : 0
        height: 20
        name: box.iconName
        color: Theme.quietInk
    }
    T.TextArea {
        id: area
        readonly property real start: Theme.space(sign.visible ? 1.25 : 2)
        objectName: box.objectName + "Input"
        anchors.left: sign.right
        anchors.right: parent.right
        implicitHeight: Math.max(box.severalLines ? Theme.space(12) : Theme.touch, contentHeight + topPadding + bottomPadding)
        leftPadding: Theme.rightToLeft ? Theme.space(2) + box.room : start
        rightPadding: Theme.rightToLeft ? start : Theme.space(2) + box.room
        topPadding: (Theme.touch - Theme.bodySize * 1.4) / 2
        bottomPadding: topPadding
        activeFocusOnTab: true
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        selectByMouse: true
        color: Theme.ink
        selectionColor: Theme.primary
        selectedTextColor: Theme.primaryInk
        font.family: Theme.family
        font.pixelSize: Theme.bodySize
        Accessible.role: Accessible.EditableText
        Accessible.name: box.spoken
        Accessible.multiLine: box.severalLines
        onTextChanged: if (activeFocus) box.edited(text)
        Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        Keys.onReturnPressed: event => event.accepted = !box.severalLines

        TextLabel {
            x: area.leftPadding
            y: area.topPadding
            width: area.width - x - area.rightPadding
            visible: area.length === 0 && area.preeditText === ""
            quiet: true
            lineHeight: 1
            text: box.placeholder
            Accessible.ignored: true
        }
    }
}
