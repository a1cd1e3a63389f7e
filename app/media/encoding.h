#pragma once

#include "app/media/photo.h"

namespace jotter::media {

/// The longer side of a photo that is kept, in pixels.
inline constexpr int pictureSide = 1600;

/// The same picture, no longer than `side` on its longer side.
[[nodiscard]] QImage within(const QImage& image, int side);

/// The JPEG of 256 px that stands for a picture. `Transient` error "out_of_memory".
[[nodiscard]] Expected<QByteArray> encodeThumb(const QImage& image);

/// What is kept of an upright picture of at most `pictureSide`, 32 bits a pixel: JPEG and thumbnail with
/// nothing in them but the picture. `Transient` error "out_of_memory".
[[nodiscard]] Expected<PreparedPhoto> encodePhoto(const QImage& image);

} // namespace jotter::media
