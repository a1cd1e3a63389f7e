#include "tests/support/camera_frames.h"

#include <QBuffer>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace jotter::test {

namespace {
using Camera = QVideoFrameFormat;

struct Yuv {
    uchar y, u, v;
};

Yuv yuvOf(QRgb pixel, const Camera& format) {
    const bool wide = format.colorSpace() == Camera::ColorSpace_BT709;
    const bool full = format.colorRange() == Camera::ColorRange_Full;
    const double red = qRed(pixel);
    const double green = qGreen(pixel);
    const double blue = qBlue(pixel);
    const double kr = wide ? 0.2126 : 0.299;
    const double kb = wide ? 0.0722 : 0.114;
    const double light = kr * red + (1 - kr - kb) * green + kb * blue;
    const double grey = full ? 1 : 219.0 / 255;
    const double colour = full ? 1 : 224.0 / 255;
    const auto byte = [](double value) {
        return static_cast<uchar>(std::clamp(std::lround(value), 0L, 255L));
    };
    return {byte((full ? 0 : 16) + grey * light), byte(128 + colour * (blue - light) / (2 - 2 * kb)),
            byte(128 + colour * (red - light) / (2 - 2 * kr))};
}

/// In which order the bytes of a pixel lie.
const char* orderOf(Camera::PixelFormat format) {
    switch (format) {
    case Camera::Format_BGRX8888:
    case Camera::Format_BGRA8888:
        return "BGRX";
    case Camera::Format_RGBX8888:
    case Camera::Format_RGBA8888:
        return "RGBX";
    case Camera::Format_XRGB8888:
    case Camera::Format_ARGB8888:
        return "XRGB";
    case Camera::Format_XBGR8888:
    case Camera::Format_ABGR8888:
        return "XBGR";
    default:
        return nullptr;
    }
}

void fillPixels(QVideoFrame& frame, const QImage& picture, const char* order) {
    for (int y = 0; y < picture.height(); ++y) {
        auto* to = frame.bits(0) + y * frame.bytesPerLine(0);
        for (int x = 0; x < picture.width(); ++x) {
            const auto pixel = picture.pixel(x, y);
            for (const char* name = order; *name; ++name)
                *to++ = static_cast<uchar>(*name == 'R'   ? qRed(pixel)
                                           : *name == 'G' ? qGreen(pixel)
                                           : *name == 'B' ? qBlue(pixel)
                                                          : 0);
        }
    }
}

void fillPacked(QVideoFrame& frame, const QImage& picture, bool lightFirst) {
    for (int y = 0; y < picture.height(); ++y) {
        auto* to = frame.bits(0) + y * frame.bytesPerLine(0);
        for (int x = 0; x + 1 < picture.width(); x += 2, to += 4) {
            const auto left = yuvOf(picture.pixel(x, y), frame.surfaceFormat());
            const auto right = yuvOf(picture.pixel(x + 1, y), frame.surfaceFormat());
            const std::array<uchar, 4> bytes = lightFirst
                                                   ? std::array<uchar, 4>{left.y, left.u, right.y, left.v}
                                                   : std::array<uchar, 4>{left.u, left.y, left.v, right.y};
            std::memcpy(to, bytes.data(), bytes.size());
        }
    }
}

void fillPlanes(QVideoFrame& frame, const QImage& picture) {
    const auto format = frame.pixelFormat();
    const bool joined = format == Camera::Format_NV12 || format == Camera::Format_NV21;
    const bool swapped = format == Camera::Format_NV21 || format == Camera::Format_YV12;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const auto pixel = yuvOf(picture.pixel(x, y), frame.surfaceFormat());
            frame.bits(0)[y * frame.bytesPerLine(0) + x] = pixel.y;
            if (x % 2 != 0 || y % 2 != 0 || x + 1 >= picture.width() || y + 2 > picture.height())
                continue;
            const auto first = swapped ? pixel.v : pixel.u;
            const auto second = swapped ? pixel.u : pixel.v;
            if (joined) {
                auto* to = frame.bits(1) + y / 2 * frame.bytesPerLine(1) + x;
                to[0] = first;
                to[1] = second;
            } else {
                frame.bits(1)[y / 2 * frame.bytesPerLine(1) + x / 2] = first;
                frame.bits(2)[y / 2 * frame.bytesPerLine(2) + x / 2] = second;
            }
        }
    }
}

void fillJpeg(QVideoFrame& frame, const QImage& picture) {
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    if (buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "jpeg", 90) &&
        jpeg.size() <= frame.mappedBytes(0))
        std::memcpy(frame.bits(0), jpeg.constData(), static_cast<std::size_t>(jpeg.size()));
}
} // namespace

QVideoFrame cameraFrame(const QImage& picture, const QVideoFrameFormat& format) {
    QVideoFrame frame{format};
    if (!frame.map(QVideoFrame::WriteOnly))
        return {};
    if (const auto* order = orderOf(format.pixelFormat()))
        fillPixels(frame, picture, order);
    else if (format.pixelFormat() == Camera::Format_YUYV || format.pixelFormat() == Camera::Format_UYVY)
        fillPacked(frame, picture, format.pixelFormat() == Camera::Format_YUYV);
    else if (format.pixelFormat() == Camera::Format_Jpeg)
        fillJpeg(frame, picture);
    else
        fillPlanes(frame, picture);
    frame.unmap();
    return frame;
}

QVideoFrame cameraFrame(const QImage& picture, QVideoFrameFormat::PixelFormat format) {
    return cameraFrame(picture, QVideoFrameFormat(picture.size(), format));
}

QImage fourColours(const QSize& size) {
    QImage image(size, QImage::Format_RGB32);
    const int right = size.width() / 2;
    const int low = size.height() / 2;
    QPainter painter(&image);
    painter.fillRect(0, 0, right, low, QColor(200, 40, 40));
    painter.fillRect(right, 0, size.width(), low, QColor(40, 180, 60));
    painter.fillRect(0, low, right, size.height(), QColor(50, 60, 200));
    painter.fillRect(right, low, size.width(), size.height(), QColor(200, 190, 40));
    return image;
}

QImage plain(const QSize& size, const QColor& colour) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

} // namespace jotter::test
