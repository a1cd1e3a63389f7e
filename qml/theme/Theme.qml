pragma Singleton

import QtQuick
import Jotter.ViewModels

/// Colours, sizes and motion of every screen (screens.md, "Look"). Nothing else in qml/ names a colour.
QtObject {
    id: theme

    readonly property bool dark: Appearance.dark

    /// For tired eyes and bright windows: text at least 7:1, lines at least 3:1 (WCAG 2.2, 1.4.6 and 1.4.11). Without it text
    /// is at least 4.5:1 (1.4.3). tests/qml/contrast.cpp measures both.
    /// A token's four colours, in this order: dark and light in high contrast, dark, light.
    readonly property bool highContrast: Appearance.highContrast

    readonly property color paper: highContrast ? dark ? "#000000" : "#FFFFFF" : dark ? "#14191C" : "#FBF8F2"
    readonly property color card: highContrast ? dark ? "#0B0F11" : "#FFFFFF" : dark ? "#1E2529" : "#FFFFFF"
    readonly property color line: highContrast ? dark ? "#7D868A" : "#767676" : dark ? "#333C41" : "#E3DDD1"
    readonly property color strongLine: highContrast ? dark ? "#B9C2C6" : "#3B3B3B" : dark ? "#4C575D" : "#CFC7B6"
    readonly property color ink: highContrast ? dark ? "#FFFFFF" : "#000000" : dark ? "#ECE7DD" : "#1F2A30"
    readonly property color quietInk: highContrast ? dark ? "#DDE3E5" : "#2B3338" : dark ? "#A9B3B5" : "#56636A"
    readonly property color quietSoft: highContrast ? dark ? "#262C2F" : "#E4E4E4" : dark ? "#333C41" : "#E3DDD1"
    readonly property color primary: highContrast ? dark ? "#7FE5DF" : "#004B4B" : dark ? "#5CC6C0" : "#0F6B6B"
    readonly property color primaryInk: highContrast ? dark ? "#00201F" : "#FFFFFF" : dark ? "#08302F" : "#FFFFFF"
    readonly property color primarySoft: highContrast ? dark ? "#06302F" : "#D9F0EE" : dark ? "#1D3A3B" : "#DDECEA"
    readonly property color accent: highContrast ? dark ? "#FFC75A" : "#7A4300" : dark ? "#F2B544" : "#B26A00"
    readonly property color accentSoft: highContrast ? dark ? "#2E2100" : "#FFEFCF" : dark ? "#3A301C" : "#FBF0DA"
    readonly property color accentInk: highContrast ? dark ? "#FFCF70" : "#5C3300" : dark ? "#F2B544" : "#7F4B00"
    readonly property color good: highContrast ? dark ? "#98E6A7" : "#12461F" : dark ? "#7CC48A" : "#2F6F3E"
    readonly property color goodSoft: highContrast ? dark ? "#06290F" : "#DDF3E1" : dark ? "#1E3325" : "#E4EFE5"
    readonly property color note: highContrast ? dark ? "#E3BBF0" : "#4A1F5C" : dark ? "#C79AD6" : "#6B3F7A"
    readonly property color noteSoft: highContrast ? dark ? "#2A1133" : "#F5E6FA" : dark ? "#33273A" : "#F3EBF6"
    readonly property color destructive: highContrast ? dark ? "#FFADA5" : "#7F0F08" : dark ? "#F2867C" : "#A8261D"
    readonly property color destructiveSoft: highContrast ? dark ? "#330F0C" : "#FFE3DF" : dark ? "#3B2322" : "#F9E7E4"
    readonly property color scrim: highContrast ? dark ? "#B3303638" : "#A0000000" : dark ? "#99000000" : "#801F2A30"
    readonly property color toast: highContrast ? dark ? "#FFFFFF" : "#000000" : dark ? "#ECE7DD" : "#1F2A30"
    readonly property color toastInk: highContrast ? dark ? "#000000" : "#FFFFFF" : dark ? "#1F2A30" : "#FBF8F2"
    readonly property color toastAction: highContrast ? dark ? "#004848" : "#8FF0E9" : dark ? "#0B5A5A" : "#7FD6D0"
    readonly property color focus: highContrast ? dark ? "#FFC75A" : "#7A3E00" : dark ? "#F2B544" : "#B26A00"
    readonly property color viewfinder: "#0B0E10"
    readonly property color viewfinderInk: "#F6F2EA"
    readonly property color filming: "#F2867C"

    /// Eight soft tints for initials; which one comes from the pupil's id.
    readonly property list<color> tints: !dark
        ? ["#DCE9E4", "#E9DEED", "#F6E2C4", "#DCE4F2", "#F5D9D5", "#E2EBD0", "#D3E8EE", "#F3DAE6"]
        : highContrast ? ["#1B3A34", "#38263F", "#41331B", "#21304A", "#472620", "#2D3B1D", "#173B46", "#432337"]
                       : ["#2C4843", "#46364F", "#4F4127", "#30405A", "#55352F", "#3C4A2C", "#274A55", "#513347"]

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

    readonly property bool rightToLeft: Appearance.rightToLeft
    /// The free hand's thumb is at the left: there stands the one button of a foot, and the rail at the other side. So they do
    /// where one reads from right to left.
    readonly property bool handAtLeft: leftHanded || rightToLeft
    readonly property bool leftHanded: Appearance.hand === Appearance.Left
    readonly property string backIcon: rightToLeft ? "arrow-right" : "arrow-left"

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

    /// The x of something `width` wide that begins `x` after a line of `room` begins, whichever way one reads. What has
    /// anchors needs it not: anchors are mirrored by themselves.
    function along(x: real, width: real, room: real): real {
        return rightToLeft ? room - x - width : x
    }

    function tint(index: int): color {
        return tints[((index % 8) + 8) % 8]
    }
}
