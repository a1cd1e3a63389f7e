#pragma once

#include "platform/desktop/clips/av.h"

#include <QSize>

#include <chrono>

namespace jotter::platform {

/// Encodes upright pictures as H.264. What comes of them holds pictures and nothing else: x264 writes its
/// name and its settings into the first one, and `filter_units` takes such messages (SEI) out again.
class VideoTrack {
public:
    /// `colours` are those of the pictures, YUV 4:2:0 from 16 to 235.
    [[nodiscard]] static Expected<VideoTrack> make(QSize size, AVColorSpace colours);

    /// The encoder, if there is one here.
    [[nodiscard]] static const AVCodec* encoder();

    /// What a file says of the track at its beginning.
    [[nodiscard]] const AVCodecParameters& parameters() const { return *filter_->par_out; }
    [[nodiscard]] AVRational timeBase() const { return codec_->time_base; }
    /// `at` is later than the one before. A key picture each second.
    [[nodiscard]] Expected<void> add(AVFrame& picture, std::chrono::milliseconds at, const av::Sink& sink);
    [[nodiscard]] Expected<void> finish(const av::Sink& sink);

private:
    [[nodiscard]] Expected<void> setUp(QSize size, AVColorSpace colours);
    [[nodiscard]] Expected<void> encode(const AVFrame* picture, const av::Sink& sink);
    [[nodiscard]] Expected<void> strip(AVPacket& packet, const av::Sink& sink);

    av::Codec codec_;
    av::Filter filter_;
    std::chrono::milliseconds nextKey_{0};
};

} // namespace jotter::platform
