#include "tests/support/drawn_faces.h"

#include <QPainter>

#include <array>

namespace jotter::test {

namespace {
struct Child {
    QPointF middle; ///< of the face, in parts of the picture's width
    double side;    ///< of the square around the head, likewise
    QRgb skin;
    QRgb hair;
    QRgb clothes;
};
constexpr std::array children{Child{{0.12, 0.34}, 0.16, 0xFFE0B496, 0xFF3A2A20, 0xFF7A5C9E},
                              Child{{0.31, 0.40}, 0.14, 0xFFD8A47C, 0xFF241A16, 0xFF3F8F78},
                              Child{{0.50, 0.33}, 0.17, 0xFFEFCDB4, 0xFF6A4526, 0xFFC9803A},
                              Child{{0.69, 0.41}, 0.13, 0xFFCB9468, 0xFF1C1512, 0xFF4A74AE},
                              Child{{0.88, 0.35}, 0.15, 0xFFE4BC9C, 0xFF4A3020, 0xFFB2565A}};

void draw(QPainter& painter, const Child& child) {
    const QColor skin(child.skin);
    const QColor hair(child.hair);
    const auto oval = [&](double x, double y, double rx, double ry, const QColor& colour) {
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(x, y), rx, ry);
    };
    painter.save();
    painter.translate(child.middle);
    painter.scale(child.side, child.side);
    oval(0, 1.0, 0.55, 0.55, QColor(child.clothes));
    painter.fillRect(QRectF(-0.12, 0.3, 0.24, 0.25), skin.darker(125));
    oval(0, -0.08, 0.40, 0.45, hair);
    oval(0, 0, 0.33, 0.43, skin);
    oval(0, -0.23, 0.24, 0.10, skin.lighter(108));
    for (const double x : {-0.14, 0.14}) {
        oval(x, -0.07, 0.115, 0.075, skin.darker(180));
        oval(x, -0.07, 0.07, 0.035, QColor(235, 235, 235));
        oval(x, -0.07, 0.04, 0.04, QColor(30, 20, 15));
        painter.fillRect(QRectF(x - 0.1, -0.17, 0.2, 0.025), hair);
        oval(x, 0.10, 0.09, 0.07, skin.lighter(110));
    }
    oval(0, -0.01, 0.035, 0.14, skin.lighter(110));
    oval(0, 0.11, 0.06, 0.03, skin.darker(133));
    oval(0, 0.24, 0.12, 0.035, QColor(140, 60, 60));
    oval(0, 0.33, 0.13, 0.03, skin.darker(118));
    painter.restore();
}
} // namespace

QImage drawnGroup(QSize size) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(203, 214, 205));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.scale(size.width(), size.width());
    painter.fillRect(QRectF(0, 0.6, 1, 1), QColor(170, 150, 128)); // the floor
    for (const auto& child : children)
        draw(painter, child);
    return image;
}

std::vector<QPointF> facesOfDrawnGroup() {
    std::vector<QPointF> middles;
    for (const auto& child : children)
        middles.push_back(child.middle);
    return middles;
}

} // namespace jotter::test
