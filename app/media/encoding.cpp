#include "app/media/encoding.h"

#include <turbojpeg.h>

#include <algorithm>
#include <memory>

namespace jotter::media {

namespace {
constexpr int thumbSide = 256;
constexpr int pictureQuality = 85;
constexpr int thumbQuality = 80;

/// A JPEG with nothing in it but the picture.
Expected<QByteArray> encode(const QImage& image, int quality) {
    const std::unique_ptr<void, int (*)(tjhandle)> handle{tjInitCompress(), tjDestroy};
    unsigned char* bytes = nullptr;
    unsigned long length = 0;
    const bool done = handle && tjCompress2(handle.get(), image.constBits(), image.width(),
                                            static_cast<int>(image.bytesPerLine()), image.height(), TJPF_BGRX,
                                            &bytes, &length, TJSAMP_420, quality, 0) == 0;
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owner{bytes, tjFree};
    if (!done)
        return fail(
            "out_of_memory", ErrorCategory::Transient,
            "There is not enough memory for this picture just now; everything else is safe, try again.");
    return QByteArray{reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(length)};
}

std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}
} // namespace

QImage within(const QImage& image, int side) {
    if (std::max(image.width(), image.height()) <= side)
        return image;
    auto size = image.size().scaled(side, side, Qt::KeepAspectRatio);
    return image.scaled(size.expandedTo({1, 1}), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

MediumRef PreparedPhoto::reference() const {
    return {.sha256 = sha256,
            .bytes = static_cast<std::uint64_t>(jpeg.size()),
            .kind = "photo",
            .thumb = thumbSha256};
}

Expected<QByteArray> encodeThumb(const QImage& image) {
    return encode(within(image, thumbSide).convertToFormat(QImage::Format_RGB32), thumbQuality);
}

Expected<PreparedPhoto> encodePhoto(const QImage& image) {
    const auto jpeg = encode(image, pictureQuality);
    if (!jpeg)
        return tl::make_unexpected(jpeg.error());
    const auto thumb = encodeThumb(image);
    if (!thumb)
        return tl::make_unexpected(thumb.error());
    return PreparedPhoto{.jpeg = *jpeg,
                         .thumb = *thumb,
                         .sha256 = Sha256::of(viewOf(*jpeg)),
                         .thumbSha256 = Sha256::of(viewOf(*thumb)),
                         .width = image.width(),
                         .height = image.height()};
}

} // namespace jotter::media
