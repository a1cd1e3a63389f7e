import QtQuick
import Jotter.Components
import Jotter.Theme

/// The word below a place. On a phone five of them stand side by side: larger than this does not fit, and a long one becomes smaller.
TextLabel {
    horizontalAlignment: Text.AlignHCenter
    kind: TextLabel.Kind.Caption
    font.pixelSize: Math.min(Theme.captionSize, 18)
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: 10
    wrapMode: Text.WordWrap
    lineHeight: 1
    Accessible.ignored: true
}
