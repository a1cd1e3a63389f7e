#pragma once

#include "platform/desktop/clips/av.h"
#include "platform/desktop/clips/turn.h"

#include <QImage>
#include <QVideoFrame>

#include <array>

namespace jotter::platform {

/// The pixels of a camera's frame as FFmpeg's scaler reads them, for as long as this is there. What the frame
/// says of itself is not believed: rows that are not in its memory are not read.
class CameraPicture {
public:
    explicit CameraPicture(const QVideoFrame& frame);
    ~CameraPicture();
    CameraPicture(const CameraPicture&) = delete;
    CameraPicture& operator=(const CameraPicture&) = delete;

    /// Whether frames of this kind can be read at all. By QVideoFrame::toImage every kind could, but it works
    /// with the screen's means, for which this is the wrong thread.
    [[nodiscard]] static bool known(const QVideoFrame& frame);

    [[nodiscard]] bool readable() const { return format_ != AV_PIX_FMT_NONE; }
    [[nodiscard]] AVPixelFormat format() const { return format_; }
    /// An odd last row or column of a format that shares colours between pixels is left out.
    [[nodiscard]] QSize size() const { return size_; }
    [[nodiscard]] const Turn& turn() const { return turn_; }
    [[nodiscard]] const std::array<const std::uint8_t*, 4>& planes() const { return planes_; }
    [[nodiscard]] const std::array<int, 4>& strides() const { return strides_; }
    [[nodiscard]] AVColorSpace colours() const { return colours_; }
    [[nodiscard]] bool fullRange() const { return fullRange_; }

private:
    [[nodiscard]] bool readPlanes();
    [[nodiscard]] bool readJpeg();

    QVideoFrame frame_;
    QImage image_; ///< of a frame that had to be decoded
    AVPixelFormat format_ = AV_PIX_FMT_NONE;
    QSize size_;
    Turn turn_;
    std::array<const std::uint8_t*, 4> planes_{};
    std::array<int, 4> strides_{};
    AVColorSpace colours_ = AVCOL_SPC_SMPTE170M;
    bool fullRange_ = false;
};

} // namespace jotter::platform
