#pragma once

#include <QSize>

#include <cstddef>
#include <cstdint>

class QVideoFrame;

namespace jotter::platform {

/// How a camera's pixels become upright, in this order: as QVideoFrame::toImage does it.
struct Turn {
    bool flipped = false;  ///< the lowest line comes first
    int quarters = 0;      ///< clockwise
    bool mirrored = false; ///< left and right, after turning

    [[nodiscard]] static Turn of(const QVideoFrame& frame);
    [[nodiscard]] bool nothing() const { return !flipped && quarters == 0 && !mirrored; }
    /// The size that one of `size` has when it is turned, and the other way round.
    [[nodiscard]] QSize turned(QSize size) const { return quarters % 2 ? size.transposed() : size; }
};

/// One plane of bytes; a row begins `stride` after the one before it.
struct Plane {
    std::uint8_t* pixels = nullptr;
    std::ptrdiff_t stride = 0;
};

/// `size` is that of `from`.
void turnPlane(const Turn& turn, const Plane& from, QSize size, const Plane& to);

} // namespace jotter::platform
