#pragma once

#include <QByteArray>
#include <QColor>
#include <QImage>

#include <chrono>
#include <optional>
#include <vector>

namespace jotter::test {

/// What FFmpeg's readers find in an MP4 that lies in memory.
struct ReadClip {
    struct Picture {
        std::chrono::milliseconds at;
        bool key;
        QImage image;
    };
    std::vector<Picture> pictures;
    bool hasSound = false;     ///< a track for it
    QByteArray sound;          ///< platform/api/sound.h
    std::vector<qint64> dates; ///< all that the file tells, in seconds since 1904

    [[nodiscard]] QColor middle(std::chrono::milliseconds at) const;
};

/// Nothing where any part of the file cannot be read.
[[nodiscard]] std::optional<ReadClip> readClip(const QByteArray& file);

/// The greatest difference of a channel.
[[nodiscard]] int apart(const QColor& one, const QColor& other);

} // namespace jotter::test
