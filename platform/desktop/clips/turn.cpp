#include "platform/desktop/clips/turn.h"

#include <QVideoFrame>

#include <algorithm>

namespace jotter::platform {

namespace {
constexpr int block = 16; ///< pixels turned at a time, so that rows and columns stay in the cache
} // namespace

Turn Turn::of(const QVideoFrame& frame) {
    return {frame.surfaceFormat().scanLineDirection() == QVideoFrameFormat::BottomToTop,
            (static_cast<int>(frame.rotationAngle()) / 90) & 3, frame.mirrored()};
}

void turnPlane(const Turn& turn, const Plane& from, QSize size, const Plane& to) {
    const auto target = turn.turned(size);
    // Where the pixel comes from that goes to (x, y).
    const auto source = [&](std::ptrdiff_t x, std::ptrdiff_t y) {
        if (turn.mirrored)
            x = target.width() - 1 - x;
        std::ptrdiff_t column = x;
        std::ptrdiff_t row = y;
        if (turn.quarters == 1) {
            column = y;
            row = size.height() - 1 - x;
        } else if (turn.quarters == 2) {
            column = size.width() - 1 - x;
            row = size.height() - 1 - y;
        } else if (turn.quarters == 3) {
            column = size.width() - 1 - y;
            row = x;
        }
        if (turn.flipped)
            row = size.height() - 1 - row;
        return row * from.stride + column;
    };
    const auto start = source(0, 0);
    const auto right = source(1, 0) - start;
    const auto down = source(0, 1) - start;
    for (int top = 0; top < target.height(); top += block) {
        const auto bottom = std::min(top + block, target.height());
        for (int left = 0; left < target.width(); left += block) {
            const auto end = std::min(left + block, target.width());
            for (int y = top; y < bottom; ++y) {
                const auto* pixel = from.pixels + start + y * down + left * right;
                auto* row = to.pixels + y * to.stride;
                for (int x = left; x < end; ++x, pixel += right)
                    row[x] = *pixel;
            }
        }
    }
}

} // namespace jotter::platform
