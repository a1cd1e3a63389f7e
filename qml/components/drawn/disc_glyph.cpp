#include "qml/components/drawn/disc_glyph.h"

#include <QPainter>

#include <algorithm>

namespace jotter::components {

DiscGlyph::DiscGlyph(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    setImplicitSize(40, 40);
    setAntialiasing(true);
}

void DiscGlyph::setQuarters(int quarters) {
    assign(quarters_, std::clamp(quarters, 0, 4));
}

void DiscGlyph::setColor(const QColor& color) {
    assign(color_, color);
}

void DiscGlyph::setBackground(const QColor& background) {
    assign(background_, background);
}

void DiscGlyph::paint(QPainter* painter) {
    constexpr int sixteenthsOfQuarter = 90 * 16;
    const double side = std::min(width(), height());
    const double ring = std::max(1.5, side / 18.0);
    const double air = side / 14.0;
    const QRectF whole((width() - side) / 2, (height() - side) / 2, side, side);
    const double inset = ring / 2;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color_, ring));
    painter->setBrush(background_);
    painter->drawEllipse(whole.adjusted(inset, inset, -inset, -inset));
    if (quarters_ == 0)
        return;
    const double inner = ring + air;
    const QRectF core = whole.adjusted(inner, inner, -inner, -inner);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color_);
    if (quarters_ == 4)
        painter->drawEllipse(core);
    else
        painter->drawPie(core, sixteenthsOfQuarter, -quarters_ * sixteenthsOfQuarter);
}

} // namespace jotter::components
