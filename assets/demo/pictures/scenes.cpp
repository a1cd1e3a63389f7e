// Figures from behind, without faces: together on the carpet, and in the school garden.
#include "assets/demo/pictures/brush.h"

#include <array>

namespace jotter::demo {

namespace {
/// Somebody who sits with the back to us.
void drawSitting(Brush& brush, QPointF at, double size) {
    auto& painter = brush.painter;
    painter.save();
    painter.translate(at);
    painter.scale(size / 300, size / 300);
    const auto jumper = brush.paint();
    const auto skin = brush.skin();
    const auto hair = brush.hair();
    QPainterPath back(QPointF(-135, 190));
    back.cubicTo(-150, 20, -110, -60, 0, -62);
    back.cubicTo(110, -60, 150, 20, 135, 190);
    back.closeSubpath();
    brush.shadowed(back, jumper, 14);
    painter.setBrush(jumper.darker(110));
    painter.drawRoundedRect(QRectF(-135, 168, 270, 30), 12, 12);
    painter.setBrush(skin);
    painter.drawRoundedRect(QRectF(-26, -100, 52, 60), 20, 20);
    for (const double side : {-1.0, 1.0})
        painter.drawEllipse(QPointF(side * 82, -150), 15, 20);
    painter.setBrush(hair);
    painter.drawEllipse(QPointF(0, -165), 84, 88);
    switch (brush.dice.below(4)) {
    case 0: // plaits
        for (const double side : {-1.0, 1.0})
            painter.drawRoundedRect(QRectF(side * 66 - 17, -150, 34, 150), 17, 17);
        break;
    case 1: // a bun
        painter.drawEllipse(QPointF(0, -262), 40, 34);
        break;
    case 2: // long
        painter.drawRoundedRect(QRectF(-80, -165, 160, 150), 50, 50);
        break;
    default: // short, the neck to be seen
        painter.setBrush(skin);
        painter.drawRoundedRect(QRectF(-38, -100, 76, 22), 11, 11);
        break;
    }
    painter.setBrush(QColor(255, 255, 255, 26));
    painter.drawEllipse(QPointF(-26, -200), 34, 24);
    painter.restore();
}

void drawWall(Brush& brush) {
    auto& painter = brush.painter;
    const auto board = QColor(0xfb, 0xf9, 0xf3);
    brush.shadowed(roundedBox(QRectF(430, 90, 740, 400), 16), board, 16);
    const auto colors = brush.paints(4);
    for (int i = 0; i < 4; ++i) {
        painter.setBrush(Brush::softened(colors[static_cast<std::size_t>(i)]));
        painter.drawRoundedRect(QRectF(480 + i * 165.0, 150, 130, 130), 18, 18);
        painter.setBrush(Brush::ink().lighter(210));
        painter.drawRoundedRect(QRectF(490 + i * 165.0, 310, 110, 16), 8, 8);
    }
    painter.setBrush(Brush::ink().lighter(210));
    painter.drawRoundedRect(QRectF(480, 390, 430, 20), 10, 10);
    for (int i = 0; i < 9; ++i) { // bunting
        const double x = 60 + i * 180.0;
        painter.setBrush(colors[static_cast<std::size_t>(i) % 4]);
        painter.drawPolygon(QPolygonF{{x - 42, 0}, {x + 42, 0}, {x, 74}});
    }
}

void drawLeaf(Brush& brush, QPointF at, double degrees, double size, const QColor& green) {
    auto& painter = brush.painter;
    painter.save();
    painter.translate(at);
    painter.rotate(degrees);
    QPainterPath leaf;
    leaf.quadTo(size * 0.5, -size * 0.5, 0, -size);
    leaf.quadTo(-size * 0.5, -size * 0.5, 0, 0);
    painter.setBrush(green);
    painter.drawPath(leaf);
    painter.restore();
}

void drawPlant(Brush& brush, QPointF at) {
    const std::array greens{QColor(0x6f, 0x9a, 0x58), QColor(0x86, 0xad, 0x6b), QColor(0x5c, 0x86, 0x55)};
    const double height = brush.dice.range(150, 330);
    brush.wobbly({at, at - QPointF(brush.dice.range(-14, 14), height)}, greens[2], 12, 3);
    for (int i = 1; i <= 4; ++i) {
        const auto knot = at - QPointF(0, height * i / 5);
        drawLeaf(brush, knot, brush.dice.range(40, 75), 110 - i * 10, brush.dice.pick(greens));
        drawLeaf(brush, knot, brush.dice.range(-75, -40), 110 - i * 10, brush.dice.pick(greens));
    }
    if (!brush.dice.chance(0.6))
        return;
    const auto petal = brush.paint().lighter(112);
    for (int i = 0; i < 7; ++i)
        drawLeaf(brush, at - QPointF(0, height), i * 51.4, 62, petal);
    brush.painter.setBrush(QColor(0xe3, 0xb0, 0x45));
    brush.painter.drawEllipse(at - QPointF(0, height), 21, 21);
}

void drawCan(Brush& brush, QPointF at) {
    auto& painter = brush.painter;
    const auto color = brush.paint();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color.darker(115), 20));
    painter.drawArc(QRectF(at.x() + 50, at.y() - 130, 150, 170), -90 * 16, 180 * 16);
    painter.drawLine(at + QPointF(-80, 10), at + QPointF(-190, -90));
    painter.setPen(Qt::NoPen);
    brush.shadowed(roundedBox(QRectF(at.x() - 100, at.y() - 100, 210, 190), 26), color, 14);
    painter.setBrush(color.darker(125));
    painter.drawEllipse(at + QPointF(-196, -98), 34, 22);
}
} // namespace

void drawTogether(Brush& brush) {
    drawWall(brush);
    const auto carpet = Brush::softened(brush.paint());
    brush.shadowed(oval({800, 1010}, 1500, 520), carpet, 10);
    const int behind = brush.dice.between(2, 3);
    for (int i = 0; i < behind; ++i)
        drawSitting(brush, {800 + (i - (behind - 1) / 2.0) * 380, 760}, 260);
    const int front = brush.dice.between(1, 3);
    for (int i = 0; i < front; ++i)
        drawSitting(brush, {800 + (i - (front - 1) / 2.0) * 440, 960}, 320);
}

void drawGarden(Brush& brush) {
    auto& painter = brush.painter;
    QLinearGradient sky(0, 0, 0, 720);
    sky.setColorAt(0, QColor(0xc9, 0xdd, 0xe6));
    sky.setColorAt(1, QColor(0xf1, 0xee, 0xe0));
    painter.setOpacity(0.85);
    painter.fillRect(QRectF(0, 0, Brush::width, 760), sky);
    painter.setOpacity(1);
    painter.setBrush(QColor(0xa9, 0xc2, 0x94));
    painter.drawEllipse(QPointF(400, 860), 900, 260);
    painter.setBrush(QColor(0x97, 0xb5, 0x84));
    painter.drawEllipse(QPointF(1300, 900), 900, 270);
    const int plants = brush.dice.between(4, 6);
    for (int i = 0; i < plants; ++i)
        drawPlant(brush, {200 + i * 1200.0 / plants + brush.dice.range(-30, 30), 900});
    brush.shadowed(roundedBox(QRectF(80, 890, 1440, 230), 18), QColor(0xb0, 0x83, 0x5a), 18);
    painter.setBrush(QColor(0x6b, 0x4e, 0x3a));
    painter.drawRoundedRect(QRectF(104, 876, 1392, 44), 20, 20);
    painter.setPen(QPen(QColor(0x8d, 0x66, 0x45), 5));
    painter.drawLine(90, 1005, 1510, 1005);
    painter.setPen(Qt::NoPen);
    drawCan(brush, {brush.dice.range(1280, 1380), 800});
    if (brush.dice.chance(0.7))
        drawSitting(brush, {brush.dice.range(350, 1050), 960}, 330);
}

} // namespace jotter::demo
