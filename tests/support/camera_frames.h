#pragma once

#include <QImage>
#include <QVideoFrame>

namespace jotter::test {

/// The picture as a camera gives it in that format; made by hand, pixel by pixel. Colours as the format says
/// (BT.601 or BT.709, video's or the full range).
[[nodiscard]] QVideoFrame cameraFrame(const QImage& picture, const QVideoFrameFormat& format);
[[nodiscard]] QVideoFrame
cameraFrame(const QImage& picture,
            QVideoFrameFormat::PixelFormat format = QVideoFrameFormat::Format_BGRX8888);

/// Red, green, blue and yellow: above left and right, below left and right.
[[nodiscard]] QImage fourColours(const QSize& size);
[[nodiscard]] QImage plain(const QSize& size, const QColor& colour);

} // namespace jotter::test
