#pragma once

#include "sync/change/error.h"

#include <QByteArray>
#include <QImage>

namespace jotter::media {

/// What is not taken in: more bytes or more pixels than this (I13).
inline constexpr qsizetype maxPictureBytes = 64L * 1024 * 1024;
inline constexpr qint64 maxPicturePixels = 120'000'000;
/// Of pictures that must be held in memory whole while they are decoded.
inline constexpr qint64 maxWholePicturePixels = 50'000'000;

[[nodiscard]] tl::unexpected<Error> pictureBroken();
[[nodiscard]] tl::unexpected<Error> pictureTooBig();

/// A JPEG, decoded.
struct DecodedJpeg {
    QImage image; ///< sRGB, not turned; null for the rare JPEG that only a general reader knows (four inks)
    int orientation = 1; ///< how the device was held: EXIF 1 to 8
};

/// Decodes to about the size that is asked: the longer side is at least `longestSide` pixels when the
/// picture's is, and seldom more than twice as many. `Input` errors: "picture_broken" also where the end is
/// missing, "picture_too_big".
[[nodiscard]] Expected<DecodedJpeg> decodeJpeg(const QByteArray& jpeg, int longestSide);

} // namespace jotter::media
