#include "platform/desktop/clips/sound_track.h"

#include "platform/api/sound.h"

extern "C" {
#include <libavutil/channel_layout.h>
}

#include <algorithm>
#include <cstring>

namespace jotter::platform {

namespace {
constexpr int soundBits = 96'000; ///< a second
} // namespace

const AVCodec* SoundTrack::encoder() {
    return avcodec_find_encoder_by_name("aac"); // FFmpeg's own: others take samples of another kind
}

Expected<SoundTrack> SoundTrack::make() {
    SoundTrack track;
    if (const auto ready = track.setUp(); !ready)
        return tl::make_unexpected(ready.error());
    return track;
}

Expected<void> SoundTrack::setUp() {
    const auto* encoder = SoundTrack::encoder();
    if (!encoder)
        return av::failed(AVERROR_ENCODER_NOT_FOUND);
    codec_.reset(avcodec_alloc_context3(encoder));
    frame_.reset(av_frame_alloc());
    if (!codec_ || !frame_)
        return av::failed(AVERROR(ENOMEM));
    codec_->sample_rate = soundRate;
    codec_->sample_fmt = AV_SAMPLE_FMT_FLTP;
    codec_->ch_layout = AV_CHANNEL_LAYOUT_MONO;
    codec_->bit_rate = soundBits;
    codec_->time_base = {1, soundRate};
    codec_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    if (const auto opened = av::wellDone(avcodec_open2(codec_.get(), encoder, nullptr)); !opened)
        return opened;
    frame_->format = codec_->sample_fmt;
    frame_->sample_rate = soundRate;
    frame_->nb_samples = codec_->frame_size;
    frame_->ch_layout = codec_->ch_layout; // of one channel: nothing to free in it
    return av::wellDone(av_frame_get_buffer(frame_.get(), 0));
}

Expected<void> SoundTrack::add(const QByteArray& sound, const av::Sink& sink) {
    const auto count = sound.size() / sampleBytes;
    for (qsizetype next = 0; next < count;) {
        if (filled_ == 0) {
            if (const auto free = av::wellDone(av_frame_make_writable(frame_.get())); !free)
                return free;
        }
        const auto now = static_cast<int>(std::min<qsizetype>(count - next, codec_->frame_size - filled_));
        auto* to = reinterpret_cast<float*>(frame_->data[0]) + filled_;
        for (int i = 0; i < now; ++i) {
            std::int16_t sample = 0;
            std::memcpy(&sample, sound.constData() + (next + i) * sampleBytes, sizeof sample);
            to[i] = static_cast<float>(sample) / 32'768.0F;
        }
        next += now;
        filled_ += now;
        if (filled_ < codec_->frame_size)
            continue;
        if (const auto encoded = encode(frame_.get(), sink); !encoded)
            return encoded;
    }
    return {};
}

Expected<void> SoundTrack::finish(const av::Sink& sink) {
    if (filled_ > 0) {
        frame_->nb_samples = filled_;
        if (const auto encoded = encode(frame_.get(), sink); !encoded)
            return encoded;
    }
    return encode(nullptr, sink);
}

Expected<void> SoundTrack::encode(const AVFrame* frame, const av::Sink& sink) {
    if (frame) {
        frame_->pts = heard_;
        heard_ += filled_;
        filled_ = 0;
    }
    return av::encode(*codec_, frame, [&](AVPacket& packet) -> Expected<void> {
        // AAC begins with a packet of before the beginning. Without it no edit list is needed, which not
        // every player reads, and sound and picture begin together.
        return packet.pts < 0 ? Expected<void>{} : sink(packet);
    });
}

} // namespace jotter::platform
