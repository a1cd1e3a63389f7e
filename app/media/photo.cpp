#include "app/media/photo.h"

#include "app/media/jpeg_decoder.h"

#include <turbojpeg.h>

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <array>
#include <memory>

namespace jotter::media {

namespace {
constexpr int pictureSide = 1600;
constexpr int thumbSide = 256;
constexpr int pictureQuality = 85;
constexpr int thumbQuality = 80;

/// Pictures only: a drawing (SVG) or a document could bring other files in.
constexpr std::array<const char*, 9> kinds{"jpeg", "jpg",  "png", "webp", "heic",
                                           "heif", "avif", "bmp", "gif"};

tl::unexpected<Error> notAPicture() {
    return fail("not_a_picture", ErrorCategory::Input,
                "This is not a picture that Jotter can read; everything else is safe, choose a JPEG or PNG.");
}

bool isPicture(const QByteArray& format) {
    return std::ranges::any_of(kinds, [&](const char* kind) { return format == kind; });
}

/// What must be done to a picture that a device stored in EXIF orientation 1 to 8.
constexpr std::array<QImageIOHandler::Transformation, 8> turns{
    QImageIOHandler::TransformationNone,
    QImageIOHandler::TransformationMirror,
    QImageIOHandler::TransformationRotate180,
    QImageIOHandler::TransformationFlip,
    QImageIOHandler::TransformationFlipAndRotate90,
    QImageIOHandler::TransformationRotate90,
    QImageIOHandler::TransformationMirrorAndRotate90,
    QImageIOHandler::TransformationRotate270};

QImage upright(QImage image, QImageIOHandler::Transformations turn) {
    using enum QImageIOHandler::Transformation;
    if (turn.testFlag(TransformationMirror) || turn.testFlag(TransformationFlip))
        image = image.mirrored(turn.testFlag(TransformationMirror), turn.testFlag(TransformationFlip));
    if (turn.testFlag(TransformationRotate90))
        image = image.transformed(QTransform{}.rotate(90));
    return image;
}

QImage within(const QImage& image, int side) {
    if (std::max(image.width(), image.height()) <= side)
        return image;
    auto size = image.size().scaled(side, side, Qt::KeepAspectRatio);
    return image.scaled(size.expandedTo({1, 1}), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

Expected<QImage> decodeAny(QImageReader& reader) {
    const auto size = reader.size();
    if (size.isValid() && qint64{size.width()} * size.height() > maxWholePicturePixels)
        return pictureTooBig();
    QImage image;
    if (!reader.read(&image))
        return pictureBroken();
    image = within(image, 2 * pictureSide);
    if (image.colorSpace().isValid())
        image.convertToColorSpace(QColorSpace::SRgb);
    QImage flat{image.size(), QImage::Format_RGB32};
    flat.fill(Qt::white); // what was see-through
    QPainter{&flat}.drawImage(0, 0, image);
    return flat;
}

Expected<QImage> decode(const QByteArray& picture) {
    QBuffer buffer;
    buffer.setData(picture);
    if (!buffer.open(QIODevice::ReadOnly))
        return notAPicture();
    QImageReader reader{&buffer};
    reader.setAutoTransform(false);
    const auto format = reader.format();
    if (!isPicture(format))
        return notAPicture();
    auto turn = reader.transformation();
    QImage image;
    if (format == "jpeg" || format == "jpg") {
        auto decoded = decodeJpeg(picture, pictureSide);
        if (!decoded)
            return tl::make_unexpected(decoded.error());
        image = std::move(decoded->image);
        turn = turns.at(
            static_cast<std::size_t>(decoded->orientation - 1)); // Qt looks at the first segment only
    }
    if (image.isNull()) {
        auto decoded = decodeAny(reader);
        if (!decoded)
            return decoded;
        image = std::move(*decoded);
    }
    return upright(within(image, pictureSide), turn);
}

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

MediumRef PreparedPhoto::reference() const {
    return {.sha256 = sha256,
            .bytes = static_cast<std::uint64_t>(jpeg.size()),
            .kind = "photo",
            .thumb = thumbSha256};
}

Expected<PreparedPhoto> preparePhoto(const QByteArray& picture) {
    if (picture.size() > maxPictureBytes)
        return pictureTooBig();
    const auto image = decode(picture);
    if (!image)
        return tl::make_unexpected(image.error());
    const auto jpeg = encode(*image, pictureQuality);
    if (!jpeg)
        return tl::make_unexpected(jpeg.error());
    const auto thumb = encode(within(*image, thumbSide), thumbQuality);
    if (!thumb)
        return tl::make_unexpected(thumb.error());
    return PreparedPhoto{.jpeg = *jpeg,
                         .thumb = *thumb,
                         .sha256 = Sha256::of(viewOf(*jpeg)),
                         .thumbSha256 = Sha256::of(viewOf(*thumb)),
                         .width = image->width(),
                         .height = image->height()};
}

} // namespace jotter::media
