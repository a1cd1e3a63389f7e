import QtQuick
import Jotter.Theme

/// Words on a screen. Always plain text: what people wrote is never read as markup.
Text {
    id: label

    enum Kind { Body, Caption, Label, Title, Page }

    property int kind: TextLabel.Kind.Body
    property bool quiet: false
    property bool strong: kind === TextLabel.Kind.Title || kind === TextLabel.Kind.Page

    textFormat: Text.PlainText
    color: quiet ? Theme.quietInk : Theme.ink
    wrapMode: Text.Wrap
    elide: Text.ElideRight
    // Words stand where a line of the app begins, also those of another script. Otherwise each script has its own side.
    horizontalAlignment: Theme.rightToLeft ? Text.AlignLeft : undefined
    font.family: Theme.family
    font.weight: strong ? Font.DemiBold : Font.Normal
    font.pixelSize: kind === TextLabel.Kind.Caption ? Theme.captionSize
        : kind === TextLabel.Kind.Label ? Theme.labelSize
        : kind === TextLabel.Kind.Title ? Theme.titleSize
        : kind === TextLabel.Kind.Page ? Theme.pageSize : Theme.bodySize
    lineHeight: kind === TextLabel.Kind.Page ? 1.1 : 1.2

    Accessible.role: kind === TextLabel.Kind.Page ? Accessible.Heading : Accessible.StaticText
    Accessible.name: text
}
