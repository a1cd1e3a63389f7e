#pragma once

#include "sync/change/error.h"

#include <QByteArray>

#include <chrono>
#include <memory>

struct OggOpusEnc;

namespace jotter::media {

/// A voice note is no longer than this. With `voiceBits` it then has about half a megabyte: one request.
inline constexpr std::chrono::seconds longestVoice{180};
inline constexpr int voiceBits = 24'000; ///< a second

/// Makes an Ogg Opus file of sound (platform/api/sound.h) in memory, while it is being heard. For one thread
/// at a time, and not the UI thread.
class VoiceEncoder {
public:
    /// `Transient` error "out_of_memory".
    [[nodiscard]] static Expected<VoiceEncoder> make();

    [[nodiscard]] Expected<void> hear(const QByteArray& sound);
    /// All of the note but its last moment, as a whole file: what stays when the program ends here.
    [[nodiscard]] Expected<QByteArray> soFar();
    /// All of it. Nothing can be heard afterwards.
    [[nodiscard]] Expected<QByteArray> finish();

private:
    struct Free {
        void operator()(OggOpusEnc* encoder) const;
    };
    explicit VoiceEncoder(std::unique_ptr<OggOpusEnc, Free> encoder);
    void takePages();

    std::unique_ptr<OggOpusEnc, Free> encoder_;
    QByteArray file_;
};

} // namespace jotter::media
