#include "assets/demo/pictures/brush.h"

#include <QRadialGradient>

#include <array>

namespace jotter::demo {

namespace {
const std::array surfaces{QColor(0xe7, 0xd6, 0xb8), QColor(0xd8, 0xe0, 0xd6), QColor(0xe3, 0xd8, 0xdf),
                          QColor(0xd6, 0xdf, 0xe6), QColor(0xe9, 0xdd, 0xc9), QColor(0xdc, 0xc8, 0xa8)};
const std::array paintBox{QColor(0x3e, 0x8e, 0x8a), QColor(0xd9, 0xa4, 0x41), QColor(0xc9, 0x74, 0x5b),
                          QColor(0x8a, 0x5f, 0x8f), QColor(0x7f, 0xa6, 0x6a), QColor(0x6f, 0x9c, 0xbd),
                          QColor(0xb8, 0x6b, 0x80)};
const std::array skins{QColor(0xf0, 0xcf, 0xb4), QColor(0xe0, 0xb0, 0x8c), QColor(0xc4, 0x8a, 0x62),
                       QColor(0x9a, 0x66, 0x45), QColor(0x6f, 0x47, 0x30), QColor(0xe8, 0xc0, 0x9f)};
const std::array hairs{QColor(0x2b, 0x23, 0x20), QColor(0x4a, 0x33, 0x25), QColor(0x7a, 0x52, 0x33),
                       QColor(0xb4, 0x86, 0x4b), QColor(0x9c, 0x53, 0x35), QColor(0x35, 0x2a, 0x2a)};

/// The grain of paper and wood: without it a drawing would be far smaller than a photograph.
QImage grain(Dice& dice) {
    QImage tile(256, 256, QImage::Format_ARGB32);
    for (int y = 0; y < tile.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(tile.scanLine(y));
        for (int x = 0; x < tile.width(); x += 4) {
            auto bits = dice.next();
            for (int i = 0; i < 4; ++i, bits >>= 16U) {
                const auto alpha = static_cast<int>(bits & 0x0fU);
                line[x + i] = (bits & 0x100U) ? qRgba(255, 255, 255, alpha) : qRgba(60, 45, 30, alpha);
            }
        }
    }
    return tile;
}
} // namespace

void Brush::surface() {
    const QRect whole(0, 0, width, height);
    const auto color = dice.pick(surfaces);
    painter.fillRect(whole, color);
    painter.setPen(QPen(QColor(120, 90, 60, 16), 3));
    for (int y = dice.between(20, 120); y < height; y += dice.between(60, 160)) {
        QPainterPath line(QPointF(0, y));
        line.cubicTo(width * 0.3, y + dice.between(-30, 30), width * 0.7, y + dice.between(-30, 30), width,
                     y + dice.between(-20, 20));
        painter.drawPath(line);
    }
    QRadialGradient light(QPointF(width * 0.25, height * 0.1), width);
    light.setColorAt(0, QColor(255, 252, 240, 120));
    light.setColorAt(0.5, QColor(255, 252, 240, 0));
    light.setColorAt(1, QColor(50, 35, 25, 60));
    painter.fillRect(whole, light);
    painter.fillRect(whole, QBrush(grain(dice)));
    painter.setPen(Qt::NoPen);
}

void Brush::layPaper(QSizeF size, double degrees) {
    painter.translate(width / 2.0, height / 2.0);
    painter.rotate(degrees);
    const QRectF sheet(-size.width() / 2, -size.height() / 2, size.width(), size.height());
    shadowed(roundedBox(sheet, 6), QColor(0xfd, 0xfb, 0xf5), 18);
}

void Brush::shadowed(const QPainterPath& path, const QColor& color, double depth) {
    painter.setPen(Qt::NoPen);
    for (int i = 3; i >= 1; --i) {
        painter.setBrush(QColor(60, 40, 25, 18));
        painter.drawPath(path.translated(depth * i / 4, depth * i / 3));
    }
    painter.setBrush(color);
    painter.drawPath(path);
}

void Brush::wobbly(const QPolygonF& through, const QColor& color, double thickness, double wobble) {
    painter.setPen(QPen(color, thickness, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    QPainterPath path(through.first());
    for (int i = 1; i < through.size(); ++i) {
        const QPointF shake(dice.range(-wobble, wobble), dice.range(-wobble, wobble));
        const auto middle = (through[i - 1] + through[i]) / 2 + shake * 2;
        path.quadTo(middle, through[i] + shake);
    }
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
}

QColor Brush::paint() {
    return dice.pick(paintBox);
}
QColor Brush::skin() {
    return dice.pick(skins);
}
QColor Brush::hair() {
    return dice.pick(hairs);
}

QColor Brush::softened(const QColor& color) {
    const auto half = [](int channel) { return (channel + 250) / 2; };
    return {half(color.red()), half(color.green()), half(color.blue())};
}

std::vector<QColor> Brush::paints(std::size_t count) {
    std::vector<QColor> colors(paintBox.begin(), paintBox.end());
    for (std::size_t i = colors.size(); i > 1; --i)
        std::swap(colors[i - 1], colors[dice.below(i)]);
    colors.resize(std::min(count, colors.size()));
    return colors;
}

QPainterPath oval(QPointF middle, double across, double down) {
    QPainterPath path;
    path.addEllipse(middle, across / 2, down / 2);
    return path;
}

QPainterPath roundedBox(const QRectF& box, double radius) {
    QPainterPath path;
    path.addRoundedRect(box, radius, radius);
    return path;
}

} // namespace jotter::demo
