import QtQuick
import Jotter.Components
import Jotter.Theme
import Jotter.ViewModels

/// The PIN pad for who was chosen; the keys of a keyboard do as well.
FocusScope {
    id: page

    required property SignInModel model
    required property real edge

    readonly property bool beside: height < 640 && width > 720

    onVisibleChanged: if (visible) keys.forceActiveFocus()

    Item {
        id: keys
        focus: true
        Component.onCompleted: forceActiveFocus()
        Keys.onPressed: event => {
            if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
                page.model.digit(event.key - Qt.Key_0);
            else if (event.key === Qt.Key_Backspace)
                page.model.erase();
            else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                page.model.submit();
            else if (event.key === Qt.Key_Escape || event.key === Qt.Key_Back)
                page.model.leave();
            else
                return;
            event.accepted = true;
        }
    }
    Flickable {
        anchors.fill: parent
        contentHeight: Math.max(height, body.height + 2 * page.edge)
        boundsBehavior: Flickable.StopAtBounds

        Grid {
            id: body
            anchors.centerIn: parent
            columns: page.beside ? 2 : 1
            columnSpacing: Theme.space(6)
            rowSpacing: Theme.space(3)
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            PinWho {
                width: Math.min(420, page.width - 2 * page.edge)
                model: page.model
            }
            PinPad {
                enabled: !page.model.checking
                complete: page.model.complete
                onDigitPressed: digit => page.model.digit(digit)
                onErasePressed: page.model.erase()
                onEnterPressed: page.model.submit()
            }
        }
    }
    QuietButton {
        objectName: "someoneElse"
        x: Theme.along(page.edge, width, page.width)
        y: page.edge
        plain: true
        iconName: Theme.backIcon
        text: qsTr("Someone else")
        enabled: !page.model.checking
        onClicked: page.model.leave()
    }
}
