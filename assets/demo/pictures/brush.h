#pragma once

#include "assets/demo/dice.h"

#include <QColor>
#include <QPainter>
#include <QPainterPath>

#include <vector>

namespace jotter::demo {

/// The picture-book manner of the drawings: a warm table or wall, soft shadows, few colours, slightly uneven
/// lines.
struct Brush {
    QPainter& painter;
    Dice& dice;

    static constexpr int width = 1600;
    static constexpr int height = 1200;

    /// A surface in one of a few quiet colours, lit from the upper left.
    void surface();
    /// A sheet of paper, a little turned; afterwards the painter draws on it with the middle as origin.
    void layPaper(QSizeF size, double degrees);
    void shadowed(const QPainterPath& path, const QColor& color, double depth = 14);
    /// A line as a crayon or a small hand draws it.
    void wobbly(const QPolygonF& through, const QColor& color, double thickness, double wobble = 4);
    [[nodiscard]] QColor paint();
    [[nodiscard]] QColor skin();
    [[nodiscard]] QColor hair();
    /// Different paints, as many as asked, from the first few of a shuffled box.
    [[nodiscard]] std::vector<QColor> paints(std::size_t count);

    /// The same colour with much white in it, for carpets and card.
    [[nodiscard]] static QColor softened(const QColor& color);
    static QColor ink() { return QColor(0x3a, 0x44, 0x4a); }
};

void drawCounters(Brush& brush);
void drawBlocks(Brush& brush);
void drawHands(Brush& brush);
void drawWriting(Brush& brush);
void drawPainting(Brush& brush);
void drawBook(Brush& brush);
void drawTogether(Brush& brush);
void drawGarden(Brush& brush);

/// An empty ellipse path, since QPainterPath has no constructor for one.
[[nodiscard]] QPainterPath oval(QPointF middle, double across, double down);
[[nodiscard]] QPainterPath roundedBox(const QRectF& box, double radius);

} // namespace jotter::demo
