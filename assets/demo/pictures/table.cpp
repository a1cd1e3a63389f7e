// Things on a table: counting bears, blocks and shapes, hands at work.
#include "assets/demo/pictures/brush.h"

#include <cmath>

namespace jotter::demo {

namespace {
void drawBear(Brush& brush, QPointF at, double size, const QColor& color) {
    auto& painter = brush.painter;
    painter.save();
    painter.translate(at);
    painter.rotate(brush.dice.range(-8, 8));
    painter.scale(size / 100, size / 100);
    QPainterPath bear;
    bear.setFillRule(Qt::WindingFill);
    bear.addEllipse(QPointF(0, 25), 46, 52); // body
    bear.addEllipse(QPointF(0, -48), 36, 33);
    for (const double side : {-1.0, 1.0}) {
        bear.addEllipse(QPointF(side * 30, -74), 15, 15);
        bear.addEllipse(QPointF(side * 44, 8), 17, 26);
        bear.addEllipse(QPointF(side * 26, 72), 22, 17);
    }
    brush.shadowed(bear.simplified(), color, 12);
    painter.setBrush(color.lighter(122));
    painter.drawEllipse(QPointF(0, 28), 28, 34);
    painter.drawEllipse(QPointF(0, -40), 17, 13);
    painter.setBrush(color.darker(190));
    painter.drawEllipse(QPointF(0, -45), 6, 4.5);
    painter.drawEllipse(QPointF(-13, -56), 3.6, 4.2);
    painter.drawEllipse(QPointF(13, -56), 3.6, 4.2);
    painter.restore();
}

void drawHand(Brush& brush, QPointF wrist, double degrees, bool left, const QColor& skin,
              const QColor& sleeve) {
    auto& painter = brush.painter;
    painter.save();
    painter.translate(wrist);
    painter.rotate(degrees);
    if (left)
        painter.scale(-1, 1);
    // One shape of everything, so that its shadow is that of one hand.
    QPainterPath bones;
    bones.setFillRule(Qt::WindingFill);
    QPainterPathStroker stroker;
    stroker.setCapStyle(Qt::RoundCap);
    const auto limb = [&](QPointF from, QPointF bend, QPointF to, double thickness) {
        QPainterPath line(from);
        line.quadTo(bend, to);
        stroker.setWidth(thickness);
        bones.addPath(stroker.createStroke(line));
    };
    bones.addPath(roundedBox(QRectF(-85, -190, 170, 200), 70));
    limb({0, 320}, {0, 160}, {0, -60}, 125);
    limb({-62, -130}, {-88, -240}, {-74, -300}, 46);
    limb({-22, -160}, {-34, -280}, {-22, -345}, 48);
    limb({24, -160}, {26, -280}, {34, -335}, 47);
    limb({64, -130}, {78, -220}, {84, -275}, 42);
    limb({-60, -40}, {-140, -90}, {-158, -165}, 52);
    brush.shadowed(bones.simplified(), skin, 16);
    painter.setBrush(skin.lighter(116));
    for (const auto nail : {QPointF(-74, -306), QPointF(-22, -352), QPointF(34, -342), QPointF(84, -281)})
        painter.drawEllipse(nail, 11, 14);
    brush.shadowed(roundedBox(QRectF(-95, 90, 190, 700), 22), sleeve, 10);
    painter.setBrush(sleeve.darker(112));
    painter.drawRoundedRect(QRectF(-99, 84, 198, 44), 18, 18);
    painter.restore();
}

void drawBeads(Brush& brush, QPointF from, QPointF to, int count) {
    const auto colors = brush.paints(4);
    const QPointF sag(0, 120);
    QPainterPath string(from);
    string.quadTo((from + to) / 2 + sag, to);
    brush.painter.setPen(QPen(Brush::ink().lighter(160), 7));
    brush.painter.setBrush(Qt::NoBrush);
    brush.painter.drawPath(string);
    for (int i = 0; i < count; ++i) {
        const auto at = string.pointAtPercent(0.18 + 0.64 * i / std::max(1, count - 1));
        const auto& color = colors[static_cast<std::size_t>(i) % colors.size()];
        brush.shadowed(oval(at, 74, 74), color, 8);
        brush.painter.setBrush(color.lighter(135));
        brush.painter.drawEllipse(at - QPointF(13, 15), 10, 8);
    }
}

QPainterPath shape(int corners, double radius) {
    if (corners < 3)
        return oval({}, radius * 2, radius * 2);
    QPolygonF polygon;
    for (int i = 0; i <= corners; ++i) {
        const double angle = 2 * 3.14159265358979 * i / corners - 1.5707963;
        polygon << QPointF(std::cos(angle), std::sin(angle)) * radius;
    }
    QPainterPath path;
    path.addPolygon(polygon);
    return path;
}

void drawTower(Brush& brush, double x, int cubes, const std::vector<QColor>& colors) {
    constexpr double side = 160;
    double y = Brush::height - 90;
    for (int i = 0; i < cubes; ++i, y -= side + 4) {
        const auto& color = colors[static_cast<std::size_t>(i) % colors.size()];
        const double lean = brush.dice.range(-5, 5);
        brush.shadowed(roundedBox(QRectF(x + lean, y - side, side, side), 14), color, 14);
        brush.painter.setBrush(color.lighter(118));
        brush.painter.drawRoundedRect(QRectF(x + lean + 12, y - side + 12, side - 24, 26), 12, 12);
        if (i + 1 == cubes) {
            brush.painter.setBrush(color.darker(108));
            brush.painter.drawRoundedRect(QRectF(x + lean + 34, y - side - 26, side - 68, 28), 8, 8);
        }
    }
}
} // namespace

void drawCounters(Brush& brush) {
    const int count = brush.dice.between(3, 8);
    const auto colors = brush.paints(brush.dice.chance(0.5) ? 2 : 4);
    // A frame of two rows of five, as it is used for counting to ten.
    brush.painter.save();
    brush.layPaper({1380, 640}, brush.dice.range(-4, 4));
    brush.painter.setPen(QPen(Brush::ink().lighter(170), 6));
    brush.painter.setBrush(Qt::NoBrush);
    for (int i = 0; i < 10; ++i)
        brush.painter.drawRect(QRectF(-630 + i % 5 * 252.0, -270 + i / 5 * 270.0, 252, 270));
    brush.painter.setPen(Qt::NoPen);
    for (int i = 0; i < count; ++i) {
        const QPointF at(-504 + i % 5 * 252.0, -142 + i / 5 * 270.0);
        drawBear(brush, at + QPointF(brush.dice.range(-12, 12), brush.dice.range(-8, 8)), 120,
                 colors[static_cast<std::size_t>(i) % colors.size()]);
    }
    brush.painter.restore();
    for (int i = brush.dice.between(1, 3); i > 0; --i)
        drawBear(brush, QPointF(brush.dice.range(140, 1460), brush.dice.range(1010, 1090)), 120,
                 brush.paint());
}

void drawBlocks(Brush& brush) {
    if (brush.dice.chance(0.5)) {
        const auto colors = brush.paints(4);
        const int towers = brush.dice.between(3, 5);
        for (int i = 0; i < towers; ++i)
            drawTower(brush, 1600.0 / (towers + 1) * (i + 1) - 80, brush.dice.between(1, 6), colors);
        return;
    }
    const auto colors = brush.paints(5);
    for (int i = 0; i < 12; ++i) {
        const int corners = 2 + static_cast<int>(brush.dice.below(5));
        brush.painter.save();
        brush.painter.translate(240 + i % 4 * 375.0 + brush.dice.range(-50, 50),
                                220 + i / 4 * 380.0 + brush.dice.range(-40, 40));
        brush.painter.rotate(brush.dice.range(0, 360));
        const auto& color = colors[static_cast<std::size_t>(corners) % colors.size()];
        brush.shadowed(shape(corners, brush.dice.range(95, 135)), color, 16);
        brush.painter.restore();
    }
}

void drawHands(Brush& brush) {
    const auto skin = brush.skin();
    const auto sleeve = brush.paint();
    const bool beads = brush.dice.chance(0.6);
    if (!beads) {
        const auto cup = brush.paint();
        brush.shadowed(oval({800, 420}, 560, 560), QColor(0xfb, 0xf8, 0xf0), 26); // plate
        brush.shadowed(oval({800, 420}, 300, 300), cup, 18);
        brush.painter.setBrush(cup.darker(140));
        brush.painter.drawEllipse(QPointF(800, 420), 118, 118);
    }
    drawHand(brush, {500, 860}, 14, false, skin, sleeve);
    drawHand(brush, {1100, 860}, -14, true, skin, sleeve);
    if (beads)
        drawBeads(brush, {520, 500}, {1080, 500}, brush.dice.between(3, 6));
}

} // namespace jotter::demo
