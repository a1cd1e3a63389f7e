#include "platform/desktop/clips/mp4_encoder.h"

#include <QVideoFrame>

#include <algorithm>
#include <utility>

namespace jotter::platform {

namespace {
using namespace std::chrono_literals;

constexpr int longestSide = 1280;  ///< pixels of the clip
constexpr int largestFrame = 8192; ///< pixels of a camera's side
constexpr std::chrono::duration<double, std::milli> pace{1000.0 / 24};
constexpr auto longestClip = 24h; ///< what is later is no time of a clip
} // namespace

Mp4Encoder::Mp4Encoder(bool withSound)
    : withSound_(withSound) {}

bool Mp4Encoder::possible() {
    return VideoTrack::encoder() && SoundTrack::encoder() && av_bsf_get_by_name("filter_units");
}

template <class T>
Expected<T> Mp4Encoder::remember(Expected<T> outcome) {
    if (!outcome && !broken_)
        broken_ = outcome.error();
    return outcome;
}

Expected<void> Mp4Encoder::see(const QVideoFrame& frame, std::chrono::milliseconds at) {
    if (broken_)
        return tl::make_unexpected(*broken_);
    if (!frame.isValid() || comesTooSoon(at))
        return {};
    const auto size = frame.size();
    const bool never = !file_ && !CameraPicture::known(frame);
    if (never || std::max(size.width(), size.height()) > largestFrame)
        return remember<void>(av::failed(AVERROR(EINVAL)));
    const CameraPicture picture(frame);
    return picture.readable() ? remember(addPicture(picture, at)) : Expected<void>{};
}

/// A camera's 30 pictures a second become 24: what counts is how many there were, not how soon after the
/// last one this one comes.
bool Mp4Encoder::comesTooSoon(std::chrono::milliseconds at) const {
    constexpr auto rounded = 1ms;
    return at <= last_ || at > longestClip || at + rounded < due_;
}

void Mp4Encoder::cameAt(std::chrono::milliseconds at) {
    last_ = at;
    due_ = std::max<decltype(due_)>(due_, at - pace) + pace;
}

Expected<void> Mp4Encoder::addPicture(const CameraPicture& picture, std::chrono::milliseconds at) {
    if (!file_) {
        if (const auto begun = begin(picture); !begun)
            return begun;
        // Until the camera's first picture its first picture is seen: sound and picture begin together.
        cameAt(at);
        at = 0ms;
    } else {
        cameAt(at);
    }
    const auto scaled = scaler_->scale(picture);
    if (!scaled)
        return tl::make_unexpected(scaled.error());
    if (picture_.isNull())
        picture_ = scaler_->image().value_or(QImage());
    return video_->add(**scaled, at, [this](AVPacket& packet) { return file_->addVideo(packet); });
}

Expected<void> Mp4Encoder::begin(const CameraPicture& first) {
    if (withSound_) {
        if (const auto ready = beginSound(); !ready)
            return ready;
    }
    auto scaler = Scaler::make(first, longestSide);
    if (!scaler)
        return tl::make_unexpected(scaler.error());
    auto video = VideoTrack::make(scaler->size(), scaler->colours());
    if (!video)
        return tl::make_unexpected(video.error());
    auto file =
        MemoryFile::begin(video->parameters(), video->timeBase(), sound_ ? &sound_->codec() : nullptr);
    if (!file)
        return tl::make_unexpected(file.error());
    scaler_ = std::move(*scaler);
    video_ = std::move(*video);
    file_ = std::move(*file);
    for (const auto& packet : std::exchange(early_, {})) {
        if (const auto kept = file_->addSound(*packet); !kept)
            return kept;
    }
    return {};
}

Expected<void> Mp4Encoder::beginSound() {
    if (sound_)
        return {};
    auto track = SoundTrack::make();
    if (!track)
        return tl::make_unexpected(track.error());
    sound_ = std::move(*track);
    return {};
}

Expected<void> Mp4Encoder::hear(const QByteArray& sound) {
    if (broken_)
        return tl::make_unexpected(*broken_);
    return withSound_ ? remember(addSound(sound)) : Expected<void>{};
}

Expected<void> Mp4Encoder::addSound(const QByteArray& sound) {
    if (const auto ready = beginSound(); !ready)
        return ready;
    return sound_->add(sound, [this](AVPacket& packet) { return keepSound(packet); });
}

Expected<void> Mp4Encoder::keepSound(AVPacket& packet) {
    if (file_)
        return file_->addSound(packet);
    av::Packet kept{av_packet_alloc()};
    if (!kept)
        return av::failed(AVERROR(ENOMEM));
    av_packet_move_ref(kept.get(), &packet);
    early_.push_back(std::move(kept));
    return {};
}

Expected<QByteArray> Mp4Encoder::soFar() {
    if (broken_)
        return tl::make_unexpected(*broken_);
    return file_ ? file_->whole() : QByteArray();
}

Expected<QByteArray> Mp4Encoder::finish() {
    if (broken_)
        return tl::make_unexpected(*broken_);
    auto clip = remember(end());
    if (clip)
        broken_ = Error{"clip_finished", ErrorCategory::Bug, "The clip is finished already."};
    return clip;
}

Expected<QByteArray> Mp4Encoder::end() {
    if (!file_)
        return QByteArray();
    if (sound_) {
        const auto finished = sound_->finish([this](AVPacket& packet) { return file_->addSound(packet); });
        if (!finished)
            return tl::make_unexpected(finished.error());
    }
    const auto finished = video_->finish([this](AVPacket& packet) { return file_->addVideo(packet); });
    if (!finished)
        return tl::make_unexpected(finished.error());
    return file_->end();
}

} // namespace jotter::platform
