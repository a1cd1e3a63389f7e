#pragma once

#include "sync/change/change.h"
#include "sync/seal/seal.h"

#include <QByteArray>
#include <QImage>

namespace jotter::media {

/// A photo made fit to keep: upright, at most 1600 px on its longer side, JPEG without any metadata, with a
/// thumbnail of 256 px.
struct PreparedPhoto {
    QByteArray jpeg;
    QByteArray thumb;
    Sha256 sha256;
    Sha256 thumbSha256;
    int width = 0;
    int height = 0;

    [[nodiscard]] MediumRef reference() const; ///< kind "photo"
};

/// Decodes, orients, shrinks and strips. Not on the UI thread. `Input` errors: "not_a_picture",
/// "picture_broken", "picture_too_big", each with its sentence; what was given is not touched.
[[nodiscard]] Expected<PreparedPhoto> preparePhoto(const QByteArray& picture);

} // namespace jotter::media
