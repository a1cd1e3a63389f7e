import QtQuick

/// Says on every screen where the records are; opens the Safe? page.
Pressable {
    id: control

    enum Kind { Unknown, AllSafe, OnTablet, NeedsLook }

    property int kind: SafePillButton.Kind.OnTablet

    objectName: "safePill"
    ringRadius: height / 2
    hint: qsTr("Shows what is safe and what is waiting")

    contentItem: SafeSign {
        kind: control.kind
        text: control.text
        lit: control.lit
        Accessible.ignored: true
    }
}
