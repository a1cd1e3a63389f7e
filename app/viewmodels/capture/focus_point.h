#pragma once

#include <QPointF>
#include <QRectF>

#include <optional>

namespace jotter::viewmodels {

/// How a camera's frame is turned to be shown: clockwise by 0, 90, 180 or 270 degrees, then mirrored left to
/// right where the camera faces who holds it.
struct Turn {
    int degrees = 0;
    bool mirrored = false;
};

/// Where in the camera's own frame, in parts of its width and height, somebody touched. `shown` is where the
/// whole turned frame would lie on the screen, of which a viewfinder may cut off two sides, or leave bars
/// beside it. Nothing for a touch on a bar.
[[nodiscard]] std::optional<QPointF> focusPoint(QPointF touch, QRectF shown, Turn turn);

} // namespace jotter::viewmodels
