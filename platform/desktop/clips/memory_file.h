#pragma once

#include "platform/desktop/clips/av.h"

#include <QByteArray>

#include <memory>

namespace jotter::platform {

/// A fragmented MP4 that is made in memory: each second of it is whole in itself, and so is the file after
/// it. It holds no date, no name and nothing of what made it.
class MemoryFile {
public:
    /// `sound` may be null.
    [[nodiscard]] static Expected<std::unique_ptr<MemoryFile>>
    begin(const AVCodecParameters& video, AVRational videoTime, const AVCodecContext* sound);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    /// Takes what is in the packet. Its times are in the track's time base, and later than the one before.
    [[nodiscard]] Expected<void> addVideo(AVPacket& packet);
    [[nodiscard]] Expected<void> addSound(AVPacket& packet);
    /// A whole file of the seconds that are over; empty before there is one.
    [[nodiscard]] QByteArray whole() const;
    /// All of it. Nothing can be added afterwards.
    [[nodiscard]] Expected<QByteArray> end();

private:
    MemoryFile() = default;
    [[nodiscard]] Expected<void> open();
    [[nodiscard]] int addTrack(const AVCodecParameters& track, AVRational time);
    [[nodiscard]] Expected<void> add(AVPacket& packet, unsigned track, AVRational time);
    static int take(void* file, std::uint8_t* bytes, int count);

    QByteArray bytes_;
    qsizetype header_ = 0; ///< bytes before the first second
    AVFormatContext* format_ = nullptr;
    AVRational videoTime_{};
    AVRational soundTime_{};
};

} // namespace jotter::platform
