import QtQuick
import Jotter.ViewModels

/// A place that is loaded when it is first shown and kept from then on.
Loader {
    id: loader

    required property AppModel app
    required property string page
    required property bool shown

    visible: shown
    focus: shown
    onShownChanged: fill()
    Component.onCompleted: fill()

    function fill(): void {
        if (shown && status === Loader.Null)
            setSource(page, { app: app });
    }
}
