#pragma once

#include <QByteArray>

#include <string>

namespace jotter::media {

/// What was recorded, fit to keep: a voice note or a clip, and for a clip its picture.
struct Recording {
    std::string kind; ///< app/domain/media_kinds.h
    QByteArray bytes;
    QByteArray thumb; ///< JPEG; empty where there is none
};

} // namespace jotter::media
