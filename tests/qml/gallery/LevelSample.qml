import QtQuick
import Jotter.Components

/// A level of help as the capture sheet offers it.
OptionFace {
    width: parent ? (parent as OptionGrid).cell : 0
}
