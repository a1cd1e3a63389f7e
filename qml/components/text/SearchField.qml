import QtQuick
import QtQuick.Templates as T
import Jotter.Components
import Jotter.Theme

/// One line of words to look for, with a cross that empties it. `edited` tells what stands there now.
T.TextField {
    id: field

    property string iconName: "search"
    property string label: qsTr("Search")

    signal edited(string words)

    implicitHeight: Math.max(Theme.touch, contentHeight + Theme.space(2))
    implicitWidth: Theme.space(30)
    leftPadding: Theme.space(6)
    rightPadding: Theme.space(6)
    verticalAlignment: TextInput.AlignVCenter
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    color: Theme.ink
    selectionColor: Theme.primary
    selectedTextColor: Theme.primaryInk
    placeholderText: label
    placeholderTextColor: Theme.quietInk
    selectByMouse: true
    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
    onTextEdited: edited(text)

    Accessible.role: Accessible.EditableText
    Accessible.name: label
    Accessible.searchEdit: iconName === "search"

    background: Rectangle {
        radius: height / 2
        color: Theme.card
        border.width: field.activeFocus ? 2 : 1
        border.color: field.activeFocus ? Theme.primary : Theme.strongLine
    }

    SvgIcon {
        anchors.left: parent.left
        anchors.leftMargin: Theme.space(2)
        anchors.verticalCenter: parent.verticalCenter
        name: field.iconName
        color: Theme.quietInk
        width: 22
        height: 22
    }
    Text {
        x: field.leftPadding
        width: field.width - field.leftPadding - field.rightPadding
        height: field.height
        horizontalAlignment: Theme.rightToLeft ? Text.AlignLeft : undefined // mirrored, as in TextLabel
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
        visible: field.length === 0 && !field.preeditText
        text: whole.width <= width || field.iconName !== "search" ? field.placeholderText : qsTr("Search")
        textFormat: Text.PlainText
        font: field.font
        color: field.placeholderTextColor
        Accessible.ignored: true
    }
    TextMetrics {
        id: whole
        font: field.font
        text: field.placeholderText
    }
    IconButton {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: field.length > 0
        objectName: "clearSearch"
        iconName: "x"
        text: qsTr("Empty the search")
        ink: Theme.quietInk
        onClicked: {
            field.clear();
            field.edited("");
        }
    }
}
