// Work samples: writing on lines, a painting with its pots, an open book.
#include "assets/demo/pictures/brush.h"

#include <cmath>

namespace jotter::demo {

namespace {
/// Loops as of joined writing: a word of about this width.
void writeWord(Brush& brush, QPointF at, double length, double size, const QColor& color) {
    QPolygonF bends;
    for (double x = at.x(); x < at.x() + length; x += size * brush.dice.range(0.62, 0.85)) {
        const double tall = brush.dice.chance(0.25) ? 2.0 : brush.dice.range(1.05, 1.25);
        const double deep = brush.dice.chance(0.15) ? 0.9 : 0.12;
        bends << QPointF(x + size * 0.42, at.y() - size * tall)
              << QPointF(x + size * 0.36, at.y() + size * deep);
    }
    QPainterPath word(at);
    for (int i = 0; i + 1 < bends.size(); ++i) // rounded: each bend pulls, the middles are passed through
        word.quadTo(bends[i], (bends[i] + bends[i + 1]) / 2);
    brush.painter.setPen(QPen(color, 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    brush.painter.setBrush(Qt::NoBrush);
    brush.painter.drawPath(word);
    brush.painter.setPen(Qt::NoPen);
}

void drawPencil(Brush& brush, QPointF at, double degrees) {
    auto& painter = brush.painter;
    painter.save();
    painter.translate(at);
    painter.rotate(degrees);
    const auto color = brush.paint();
    brush.shadowed(roundedBox(QRectF(-330, -22, 560, 44), 6), color, 12);
    painter.setBrush(color.lighter(120));
    painter.drawRect(QRectF(-330, -8, 560, 14));
    painter.setBrush(QColor(0xe9, 0xcf, 0xa6));
    painter.drawPolygon(QPolygonF{{230, -22}, {320, 0}, {230, 22}});
    painter.setBrush(Brush::ink());
    painter.drawPolygon(QPolygonF{{296, -6}, {320, 0}, {296, 6}});
    painter.setBrush(QColor(0xd8, 0x9a, 0x92));
    painter.drawRoundedRect(QRectF(-372, -22, 50, 44), 12, 12);
    painter.restore();
}

void drawHouse(Brush& brush, QPointF at) {
    const auto wall = brush.paint();
    const auto roof = brush.paint();
    brush.wobbly({at, at + QPointF(0, -220), at + QPointF(260, -220), at + QPointF(260, 0), at}, wall, 16);
    brush.wobbly({at + QPointF(-30, -215), at + QPointF(130, -370), at + QPointF(290, -215)}, roof, 18);
    brush.wobbly(
        {at + QPointF(100, 0), at + QPointF(100, -110), at + QPointF(165, -110), at + QPointF(165, 0)}, roof,
        12);
}

void drawPerson(Brush& brush, QPointF at, double size) {
    const auto color = brush.paint();
    QPolygonF head;
    for (int i = 0; i <= 12; ++i) {
        const double angle = i * 0.5236;
        head << at + QPointF(std::cos(angle), std::sin(angle)) * size * 0.3 - QPointF(0, size * 1.3);
    }
    brush.wobbly(head, color, 12, 3);
    brush.wobbly({at - QPointF(0, size), at - QPointF(0, size * 0.3)}, color, 12);
    brush.wobbly({at - QPointF(size * 0.4, size * 0.8), at - QPointF(-size * 0.4, size * 0.8)}, color, 12);
    brush.wobbly({at + QPointF(-size * 0.3, size * 0.2), at - QPointF(0, size * 0.3),
                  at + QPointF(size * 0.3, size * 0.2)},
                 color, 12);
}

void drawSun(Brush& brush, QPointF at) {
    const QColor yellow(0xe3, 0xb0, 0x45);
    brush.painter.setBrush(yellow);
    brush.painter.drawEllipse(at, 70, 66);
    for (int i = 0; i < 11; ++i) {
        const double angle = i * 0.571;
        const QPointF ray(std::cos(angle), std::sin(angle));
        brush.wobbly({at + ray * 95, at + ray * brush.dice.range(130, 165)}, yellow, 12);
    }
}

void drawPots(Brush& brush) {
    const auto colors = brush.paints(3);
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const QPointF at(170 + static_cast<double>(i) * 190, 1080);
        brush.shadowed(oval(at, 170, 170), QColor(0xf4, 0xef, 0xe4), 14);
        brush.painter.setBrush(colors[i]);
        brush.painter.drawEllipse(at, 64, 64);
    }
}

void drawPage(Brush& brush, QRectF page, bool pictured) {
    auto& painter = brush.painter;
    double y = page.top() + 70;
    if (pictured) {
        const QRectF frame(page.left() + 60, y, page.width() - 120, page.height() * 0.5);
        painter.save();
        painter.setClipPath(roundedBox(frame, 16));
        painter.fillRect(frame, QColor(0xcf, 0xe0, 0xe8));
        painter.setBrush(QColor(0xe3, 0xb0, 0x45));
        painter.drawEllipse(frame.topRight() + QPointF(-110, 110), 52, 52);
        for (int i = 0; i < 3; ++i) {
            painter.setBrush(QColor(0x8f, 0xb2, 0x7c).darker(100 + i * 12));
            painter.drawEllipse(
                QPointF(frame.left() + frame.width() * (0.15 + 0.35 * i), frame.bottom() + 60), 330, 210);
        }
        painter.restore();
        y = frame.bottom() + 60;
    }
    painter.setBrush(Brush::ink().lighter(200));
    for (; y < page.bottom() - 60; y += 62)
        painter.drawRoundedRect(
            QRectF(page.left() + 60, y, (page.width() - 120) * brush.dice.range(0.55, 1), 18), 9, 9);
}
} // namespace

void drawWriting(Brush& brush) {
    auto& painter = brush.painter;
    painter.save();
    brush.layPaper({1180, 980}, brush.dice.range(-5, 5));
    const auto pencil = brush.dice.chance(0.5) ? Brush::ink() : QColor(0x3b, 0x55, 0x86);
    const double size = brush.dice.range(34, 52);
    const int written = brush.dice.between(2, 5);
    for (int line = 0; line < 6; ++line) {
        const double y = -300 + line * 135.0;
        painter.setPen(QPen(QColor(0x9d, 0xb9, 0xcc), 3));
        painter.drawLine(QPointF(-540, y), QPointF(540, y));
        for (double x = -500; line < written && x < 380;) {
            const double length = brush.dice.range(80, 240);
            writeWord(brush, {x, y - 4 + brush.dice.range(-6, 6)}, std::min(length, 470 - x), size, pencil);
            x += length + size * 1.9;
        }
    }
    painter.restore();
    drawPencil(brush, {brush.dice.range(1080, 1250), brush.dice.range(1000, 1080)},
               brush.dice.range(-30, -8));
}

void drawPainting(Brush& brush) {
    auto& painter = brush.painter;
    painter.save();
    painter.translate(40, -50);
    brush.layPaper({1240, 900}, brush.dice.range(-5, 5));
    brush.wobbly({{-580, 330}, {-200, 310}, {200, 335}, {580, 315}}, QColor(0x7f, 0xa6, 0x6a), 34, 10);
    drawHouse(brush, {brush.dice.range(-460, -300), 300});
    drawSun(brush, {brush.dice.range(330, 470), -290});
    for (int i = brush.dice.between(1, 3); i > 0; --i)
        drawPerson(brush, {brush.dice.range(50, 130) + i * 140, 260}, brush.dice.range(120, 190));
    painter.restore();
    drawPots(brush);
}

void drawBook(Brush& brush) {
    auto& painter = brush.painter;
    painter.save();
    painter.translate(Brush::width / 2.0, Brush::height / 2.0);
    painter.rotate(brush.dice.range(-6, 6));
    brush.shadowed(roundedBox(QRectF(-700, -470, 1400, 940), 26), brush.paint(), 24);
    const QColor page(0xfd, 0xfa, 0xf2);
    const QRectF left(-660, -440, 650, 880);
    const QRectF right(10, -440, 650, 880);
    for (const auto& side : {left, right}) {
        painter.setBrush(page);
        painter.drawRoundedRect(side, 18, 18);
    }
    QLinearGradient fold(-90, 0, 90, 0);
    fold.setColorAt(0, QColor(90, 70, 50, 0));
    fold.setColorAt(0.5, QColor(90, 70, 50, 70));
    fold.setColorAt(1, QColor(90, 70, 50, 0));
    const bool pictureFirst = brush.dice.chance(0.6);
    drawPage(brush, left, pictureFirst);
    drawPage(brush, right, !pictureFirst || brush.dice.chance(0.3));
    painter.fillRect(QRectF(-90, -440, 180, 880), fold);
    painter.restore();
}

} // namespace jotter::demo
