pragma Singleton

import QtQuick
import Jotter.ViewModels

/// Colours, sizes and motion of every screen (screens.md, "Look"). Nothing else in qml/ names a colour.
QtObject {
    id: theme

    readonly property bool dark: Appearance.dark

    readonly property color paper: dark ? "#14191C" : "#FBF8F2"
    readonly property color card: dark ? "#1E2529" : "#FFFFFF"
    readonly property color line: dark ? "#333C41" : "#E3DDD1"
    readonly property color strongLine: dark ? "#4C575D" : "#CFC7B6"
    readonly property color ink: dark ? "#ECE7DD" : "#1F2A30"
    readonly property color quietInk: dark ? "#A9B3B5" : "#56636A"
    readonly property color primary: dark ? "#5CC6C0" : "#0F6B6B"
    readonly property color primaryInk: dark ? "#08302F" : "#FFFFFF"
    readonly property color primarySoft: dark ? "#1D3A3B" : "#DDECEA"
    readonly property color accent: dark ? "#F2B544" : "#B26A00"
    readonly property color accentSoft: dark ? "#3A301C" : "#FBF0DA"
    readonly property color accentInk: dark ? "#F2B544" : "#7F4B00"
    readonly property color good: dark ? "#7CC48A" : "#2F6F3E"
    readonly property color goodSoft: dark ? "#1E3325" : "#E4EFE5"
    readonly property color note: dark ? "#C79AD6" : "#6B3F7A"
    readonly property color noteSoft: dark ? "#33273A" : "#F3EBF6"
    readonly property color destructive: dark ? "#F2867C" : "#A8261D"
    readonly property color destructiveSoft: dark ? "#3B2322" : "#F9E7E4"
    readonly property color scrim: dark ? "#99000000" : "#801F2A30"
    readonly property color toast: dark ? "#ECE7DD" : "#1F2A30"
    readonly property color toastInk: dark ? "#1F2A30" : "#FBF8F2"
    readonly property color toastAction: dark ? "#0B5A5A" : "#7FD6D0"
    readonly property color focus: dark ? "#F2B544" : "#B26A00"
    readonly property color viewfinder: "#0B0E10"
    readonly property color viewfinderInk: "#F6F2EA"

    /// Eight soft tints for initials; which one comes from the pupil's id.
    readonly property list<color> tints: dark
        ? ["#2C4843", "#46364F", "#4F4127", "#30405A", "#55352F", "#3C4A2C", "#274A55", "#513347"]
        : ["#DCE9E4", "#E9DEED", "#F6E2C4", "#DCE4F2", "#F5D9D5", "#E2EBD0", "#D3E8EE", "#F3DAE6"]

    readonly property real textScale: Appearance.textScale
    readonly property int captionSize: Math.round(13 * textScale)
    readonly property int labelSize: Math.round(15 * textScale)
    readonly property int bodySize: Math.round(16 * textScale)
    readonly property int titleSize: Math.round(20 * textScale)
    readonly property int pageSize: Math.round(28 * textScale)
    readonly property string family: regular.name

    readonly property int half: 4
    readonly property int gap: 8
    readonly property int radius: 12
    readonly property int sheetRadius: 24
    readonly property int touch: 48
    readonly property int iconSize: 24

    readonly property int compactBelow: 600
    readonly property int wideFrom: 840

    readonly property bool mouse: Appearance.mouse
    readonly property int quick: Appearance.reducedMotion ? 0 : 110
    readonly property int calm: Appearance.reducedMotion ? 0 : 180

    readonly property FontLoader regular: FontLoader { source: "qrc:/jotter/fonts/Lexend-Regular.ttf" }
    readonly property FontLoader medium: FontLoader { source: "qrc:/jotter/fonts/Lexend-Medium.ttf" }
    readonly property FontLoader semiBold: FontLoader { source: "qrc:/jotter/fonts/Lexend-SemiBold.ttf" }

    /// `n` steps of the 8-point grid.
    function space(n: real): real {
        return n * gap
    }

    function tint(index: int): color {
        return tints[((index % 8) + 8) % 8]
    }
}
