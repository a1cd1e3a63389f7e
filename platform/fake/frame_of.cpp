#include "platform/fake/frame_of.h"

#include <QImage>
#include <QVideoFrame>

#include <cstring>

namespace jotter::platform {

QVideoFrame frameOf(const QImage& picture) {
    const auto image = picture.convertToFormat(QImage::Format_RGB32);
    QVideoFrame frame{{image.size(), QVideoFrameFormat::Format_BGRX8888}};
    if (!frame.map(QVideoFrame::WriteOnly))
        return {};
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(frame.bits(0) + y * frame.bytesPerLine(0), image.constScanLine(y),
                    static_cast<std::size_t>(image.width()) * 4);
    frame.unmap();
    return frame;
}

} // namespace jotter::platform
