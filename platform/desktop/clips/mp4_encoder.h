#pragma once

#include "platform/api/clip_encoder.h"
#include "platform/desktop/clips/memory_file.h"
#include "platform/desktop/clips/scaler.h"
#include "platform/desktop/clips/sound_track.h"
#include "platform/desktop/clips/video_track.h"

#include <optional>
#include <vector>

namespace jotter::platform {

/// Clips by FFmpeg's libraries.
///
///     see ─ CameraPicture ─ Scaler ─ VideoTrack ┐
///                                               ├ MemoryFile ─ soFar, finish
///     hear ───────────────────────── SoundTrack ┘
class Mp4Encoder final : public ClipEncoder {
public:
    explicit Mp4Encoder(bool withSound);

    /// Whether FFmpeg has here what it takes.
    [[nodiscard]] static bool possible();

    [[nodiscard]] Expected<void> see(const QVideoFrame& frame, std::chrono::milliseconds at) override;
    [[nodiscard]] Expected<void> hear(const QByteArray& sound) override;
    [[nodiscard]] QImage picture() const override { return picture_; }
    [[nodiscard]] Expected<QByteArray> soFar() override;
    [[nodiscard]] Expected<QByteArray> finish() override;

private:
    [[nodiscard]] bool comesTooSoon(std::chrono::milliseconds at) const;
    void cameAt(std::chrono::milliseconds at);
    [[nodiscard]] Expected<void> addPicture(const CameraPicture& picture, std::chrono::milliseconds at);
    [[nodiscard]] Expected<void> addSound(const QByteArray& sound);
    [[nodiscard]] Expected<QByteArray> end();
    [[nodiscard]] Expected<void> begin(const CameraPicture& first);
    [[nodiscard]] Expected<void> beginSound();
    [[nodiscard]] Expected<void> keepSound(AVPacket& packet);
    /// Remembers what failed: the encoder is of no use any more.
    template <class T>
    [[nodiscard]] Expected<T> remember(Expected<T> outcome);

    bool withSound_;
    std::optional<Error> broken_;
    std::chrono::milliseconds last_{-1};
    std::chrono::duration<double, std::milli> due_{0}; ///< when the next picture is wanted
    QImage picture_;
    std::optional<Scaler> scaler_;
    std::optional<VideoTrack> video_;
    std::optional<SoundTrack> sound_;
    std::vector<av::Packet> early_; ///< sound from before the first picture
    std::unique_ptr<MemoryFile> file_;
};

} // namespace jotter::platform
