pragma Singleton

import QtQuick
import Jotter.ViewModels

/// Colours, sizes and motion of every screen (screens.md, "Look"). Nothing else in qml/ names a colour.
QtObject {
    id: theme

    readonly property bool dark: Appearance.dark

    /// For tired eyes and bright windows: text at least 7:1, lines at least 3:1 (WCAG 2.2, 1.4.6 and 1.4.11). Without it text
    /// is at least 4.5:1 (1.4.3). tests/qml/contrast.cpp measures both.
    readonly property bool highContrast: Appearance.highContrast
    /// Which of a token's four colours is meant: light, dark, light in high contrast, dark in high contrast.
    readonly property int palette: (dark ? 1 : 0) + (highContrast ? 2 : 0)

    readonly property color paper: ["#FBF8F2", "#14191C", "#FFFFFF", "#000000"][palette]
    readonly property color card: ["#FFFFFF", "#1E2529", "#FFFFFF", "#0B0F11"][palette]
    readonly property color line: ["#E3DDD1", "#333C41", "#767676", "#7D868A"][palette]
    readonly property color strongLine: ["#CFC7B6", "#4C575D", "#3B3B3B", "#B9C2C6"][palette]
    readonly property color ink: ["#1F2A30", "#ECE7DD", "#000000", "#FFFFFF"][palette]
    readonly property color quietInk: ["#56636A", "#A9B3B5", "#2B3338", "#DDE3E5"][palette]
    readonly property color quietSoft: ["#E3DDD1", "#333C41", "#E4E4E4", "#262C2F"][palette]
    readonly property color primary: ["#0F6B6B", "#5CC6C0", "#004B4B", "#7FE5DF"][palette]
    readonly property color primaryInk: ["#FFFFFF", "#08302F", "#FFFFFF", "#00201F"][palette]
    readonly property color primarySoft: ["#DDECEA", "#1D3A3B", "#D9F0EE", "#06302F"][palette]
    readonly property color accent: ["#B26A00", "#F2B544", "#7A4300", "#FFC75A"][palette]
    readonly property color accentSoft: ["#FBF0DA", "#3A301C", "#FFEFCF", "#2E2100"][palette]
    readonly property color accentInk: ["#7F4B00", "#F2B544", "#5C3300", "#FFCF70"][palette]
    readonly property color good: ["#2F6F3E", "#7CC48A", "#12461F", "#98E6A7"][palette]
    readonly property color goodSoft: ["#E4EFE5", "#1E3325", "#DDF3E1", "#06290F"][palette]
    readonly property color note: ["#6B3F7A", "#C79AD6", "#4A1F5C", "#E3BBF0"][palette]
    readonly property color noteSoft: ["#F3EBF6", "#33273A", "#F5E6FA", "#2A1133"][palette]
    readonly property color destructive: ["#A8261D", "#F2867C", "#7F0F08", "#FFADA5"][palette]
    readonly property color destructiveSoft: ["#F9E7E4", "#3B2322", "#FFE3DF", "#330F0C"][palette]
    readonly property color scrim: ["#801F2A30", "#99000000", "#A0000000", "#B3303638"][palette]
    readonly property color toast: ["#1F2A30", "#ECE7DD", "#000000", "#FFFFFF"][palette]
    readonly property color toastInk: ["#FBF8F2", "#1F2A30", "#FFFFFF", "#000000"][palette]
    readonly property color toastAction: ["#7FD6D0", "#0B5A5A", "#8FF0E9", "#004848"][palette]
    readonly property color focus: ["#B26A00", "#F2B544", "#7A3E00", "#FFC75A"][palette]
    readonly property color viewfinder: "#0B0E10"
    readonly property color viewfinderInk: "#F6F2EA"

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
