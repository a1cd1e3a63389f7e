#include "platform/desktop/clips/camera_picture.h"

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

#include <utility>

namespace jotter::platform {

namespace {
using Camera = QVideoFrameFormat;

/// Qt names the bytes of a pixel in the order in which they lie, as FFmpeg does. A camera sees nothing
/// through its pixels, so that alpha never matters.
AVPixelFormat formatOf(Camera::PixelFormat format) {
    switch (format) {
    case Camera::Format_ARGB8888:
    case Camera::Format_ARGB8888_Premultiplied:
    case Camera::Format_XRGB8888:
        return AV_PIX_FMT_0RGB;
    case Camera::Format_BGRA8888:
    case Camera::Format_BGRA8888_Premultiplied:
    case Camera::Format_BGRX8888:
        return AV_PIX_FMT_BGR0;
    case Camera::Format_ABGR8888:
    case Camera::Format_XBGR8888:
        return AV_PIX_FMT_0BGR;
    case Camera::Format_RGBA8888:
    case Camera::Format_RGBX8888:
        return AV_PIX_FMT_RGB0;
    case Camera::Format_YUV420P:
    case Camera::Format_YV12:
        return AV_PIX_FMT_YUV420P;
    case Camera::Format_YUV422P:
        return AV_PIX_FMT_YUV422P;
    case Camera::Format_UYVY:
        return AV_PIX_FMT_UYVY422;
    case Camera::Format_YUYV:
        return AV_PIX_FMT_YUYV422;
    case Camera::Format_NV12:
        return AV_PIX_FMT_NV12;
    case Camera::Format_NV21:
        return AV_PIX_FMT_NV21;
    case Camera::Format_Y8:
        return AV_PIX_FMT_GRAY8;
    case Camera::Format_Y16:
        return AV_PIX_FMT_GRAY16LE;
    case Camera::Format_P010:
        return AV_PIX_FMT_P010LE;
    case Camera::Format_P016:
        return AV_PIX_FMT_P016LE;
    case Camera::Format_YUV420P10:
        return AV_PIX_FMT_YUV420P10LE;
    case Camera::Format_Jpeg: // as it is when it is decoded
        return AV_PIX_FMT_0RGB32;
    default:
        return AV_PIX_FMT_NONE;
    }
}

AVColorSpace coloursOf(const Camera& format) {
    switch (format.colorSpace()) {
    case Camera::ColorSpace_BT709:
        return AVCOL_SPC_BT709;
    case Camera::ColorSpace_BT2020:
        return AVCOL_SPC_BT2020_NCL;
    default: // so Qt shows what a camera says nothing about
        return AVCOL_SPC_SMPTE170M;
    }
}
} // namespace

CameraPicture::CameraPicture(const QVideoFrame& frame)
    : frame_(frame)
    , turn_(Turn::of(frame)) {
    if (!frame_.map(QVideoFrame::ReadOnly))
        return;
    const auto pixels = frame_.pixelFormat();
    format_ = formatOf(pixels);
    if (format_ == AV_PIX_FMT_NONE || !(pixels == Camera::Format_Jpeg ? readJpeg() : readPlanes()))
        format_ = AV_PIX_FMT_NONE;
}

CameraPicture::~CameraPicture() {
    if (frame_.isMapped())
        frame_.unmap();
}

bool CameraPicture::known(const QVideoFrame& frame) {
    return formatOf(frame.pixelFormat()) != AV_PIX_FMT_NONE;
}

bool CameraPicture::readPlanes() {
    size_ = frame_.size();
    colours_ = coloursOf(frame_.surfaceFormat());
    const auto& description = *av_pix_fmt_desc_get(format_);
    const bool grey = description.nb_components == 1;
    fullRange_ = grey || frame_.surfaceFormat().colorRange() == Camera::ColorRange_Full;
    const bool rgb = (description.flags & AV_PIX_FMT_FLAG_RGB) != 0;
    if (!rgb && description.log2_chroma_w > 0)
        size_.setWidth(size_.width() & ~1);
    if (!rgb && description.log2_chroma_h > 0)
        size_.setHeight(size_.height() & ~1);
    const auto count = av_pix_fmt_count_planes(format_);
    if (size_.isEmpty() || frame_.planeCount() < count)
        return false;
    for (int plane = 0; plane < count; ++plane) {
        const auto row = av_image_get_linesize(format_, size_.width(), plane);
        const auto rows = plane == 0 ? size_.height() : size_.height() >> description.log2_chroma_h;
        const auto stride = frame_.bytesPerLine(plane);
        if (!frame_.bits(plane) || row <= 0 || stride < row ||
            frame_.mappedBytes(plane) < static_cast<qint64>(stride) * (rows - 1) + row)
            return false;
        planes_[static_cast<std::size_t>(plane)] = frame_.bits(plane);
        strides_[static_cast<std::size_t>(plane)] = stride;
    }
    if (frame_.pixelFormat() == Camera::Format_YV12) {
        std::swap(planes_[1], planes_[2]);
        std::swap(strides_[1], strides_[2]);
    }
    return true;
}

bool CameraPicture::readJpeg() {
    if (!frame_.bits(0))
        return false;
    const QByteArrayView bytes(frame_.bits(0), frame_.mappedBytes(0));
    image_ = QImage::fromData(bytes, "JPEG").convertToFormat(QImage::Format_RGB32);
    size_ = image_.size();
    planes_[0] = image_.constBits();
    strides_[0] = static_cast<int>(image_.bytesPerLine());
    return !image_.isNull();
}

} // namespace jotter::platform
