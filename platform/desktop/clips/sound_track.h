#pragma once

#include "platform/desktop/clips/av.h"

#include <QByteArray>

#include <cstdint>

namespace jotter::platform {

/// Encodes sound (platform/api/sound.h) as AAC.
class SoundTrack {
public:
    [[nodiscard]] static Expected<SoundTrack> make();

    /// The encoder, if there is one here.
    [[nodiscard]] static const AVCodec* encoder();

    [[nodiscard]] const AVCodecContext& codec() const { return *codec_; }
    [[nodiscard]] Expected<void> add(const QByteArray& sound, const av::Sink& sink);
    [[nodiscard]] Expected<void> finish(const av::Sink& sink);

private:
    [[nodiscard]] Expected<void> setUp();
    [[nodiscard]] Expected<void> encode(const AVFrame* frame, const av::Sink& sink);

    av::Codec codec_;
    av::Frame frame_;
    int filled_ = 0;         ///< samples of `frame_`
    std::int64_t heard_ = 0; ///< samples before it
};

} // namespace jotter::platform
