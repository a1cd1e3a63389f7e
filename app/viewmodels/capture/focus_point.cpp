#include "app/viewmodels/capture/focus_point.h"

namespace jotter::viewmodels {

std::optional<QPointF> focusPoint(QPointF touch, QRectF shown, Turn turn) {
    if (shown.isEmpty() || !shown.contains(touch))
        return std::nullopt;
    const auto right = (touch.x() - shown.x()) / shown.width();
    const auto down = (touch.y() - shown.y()) / shown.height();
    const auto x = turn.mirrored ? 1 - right : right;
    switch (turn.degrees) {
    case 90: // the frame's left side is on top
        return QPointF(down, 1 - x);
    case 180:
        return QPointF(1 - x, 1 - down);
    case 270: // its right side is
        return QPointF(1 - down, x);
    default:
        return QPointF(x, down);
    }
}

} // namespace jotter::viewmodels
