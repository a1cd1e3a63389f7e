#include "app/media/photo.h"

#include "app/media/encoding.h"
#include "app/media/jpeg_decoder.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <array>

namespace jotter::media {

namespace {
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

} // namespace

Expected<PreparedPhoto> preparePhoto(const QByteArray& picture) {
    if (picture.size() > maxPictureBytes)
        return pictureTooBig();
    const auto image = decode(picture);
    if (!image)
        return tl::make_unexpected(image.error());
    return encodePhoto(*image);
}

} // namespace jotter::media
