import QtQuick
import Jotter.ViewModels

/// Where the discs of a card stand; they find the card here.
Row {
    required property BoardCard card
    property real side: 48
}
