#include "platform/desktop/clips/video_track.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <algorithm>
#include <thread>

namespace jotter::platform {

namespace {
constexpr int fastest = 24;     ///< pictures a second
constexpr int most = 2'000'000; ///< bits a second, and what may come at once
constexpr int cores = 4;        ///< more threads than this only cut the picture up
constexpr std::chrono::milliseconds keyEvery{1000};

int threads() {
    const auto here = static_cast<int>(std::thread::hardware_concurrency());
    return std::clamp(here - 1, 1, cores); // one is the screen's
}
} // namespace

const AVCodec* VideoTrack::encoder() {
    if (const auto* x264 = avcodec_find_encoder_by_name("libx264"))
        return x264;
    return avcodec_find_encoder(AV_CODEC_ID_H264);
}

Expected<VideoTrack> VideoTrack::make(QSize size, AVColorSpace colours) {
    VideoTrack track;
    if (const auto ready = track.setUp(size, colours); !ready)
        return tl::make_unexpected(ready.error());
    return track;
}

Expected<void> VideoTrack::setUp(QSize size, AVColorSpace colours) {
    const auto* encoder = VideoTrack::encoder();
    if (!encoder)
        return av::failed(AVERROR_ENCODER_NOT_FOUND);
    codec_.reset(avcodec_alloc_context3(encoder));
    if (!codec_)
        return av::failed(AVERROR(ENOMEM));
    codec_->width = size.width();
    codec_->height = size.height();
    codec_->pix_fmt = AV_PIX_FMT_YUV420P;
    codec_->sample_aspect_ratio = {1, 1};
    codec_->colorspace = colours;
    codec_->color_range = AVCOL_RANGE_MPEG;
    codec_->time_base = {1, 1000};
    codec_->framerate = {fastest, 1};
    codec_->gop_size = 10 * fastest; // key pictures are asked for
    codec_->max_b_frames = 0;        // a picture's place is its time: no edit list is needed
    codec_->bit_rate = most;
    codec_->rc_max_rate = most;
    codec_->rc_buffer_size = most;
    codec_->thread_count = threads();
    codec_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    // What another encoder than x264 does not know, it goes without.
    for (const auto& [name, value] :
         {std::pair{"preset", "superfast"}, {"crf", "23"}, {"sc_threshold", "0"}, {"forced-idr", "1"}})
        (void)av_opt_set(codec_.get(), name, value, AV_OPT_SEARCH_CHILDREN);
    if (const auto opened = av::wellDone(avcodec_open2(codec_.get(), encoder, nullptr)); !opened)
        return opened;
    AVBSFContext* filter = nullptr;
    auto done = av_bsf_alloc(av_bsf_get_by_name("filter_units"), &filter);
    filter_.reset(filter);
    if (done >= 0)
        done = avcodec_parameters_from_context(filter_->par_in, codec_.get());
    if (done >= 0)
        done = av_opt_set(filter_.get(), "remove_types", "6", AV_OPT_SEARCH_CHILDREN); // SEI
    if (done < 0)
        return av::failed(done);
    filter_->time_base_in = codec_->time_base;
    return av::wellDone(av_bsf_init(filter_.get()));
}

Expected<void> VideoTrack::add(AVFrame& picture, std::chrono::milliseconds at, const av::Sink& sink) {
    picture.pts = at.count();
    picture.pict_type = AV_PICTURE_TYPE_NONE;
    if (at >= nextKey_) {
        picture.pict_type = AV_PICTURE_TYPE_I;
        nextKey_ = at - at % keyEvery + keyEvery;
    }
    return encode(&picture, sink);
}

Expected<void> VideoTrack::finish(const av::Sink& sink) {
    if (const auto encoded = encode(nullptr, sink); !encoded)
        return encoded;
    // An empty packet tells the filter that this is the end.
    const av::Packet end{av_packet_alloc()};
    return end ? strip(*end, sink) : av::failed(AVERROR(ENOMEM));
}

Expected<void> VideoTrack::encode(const AVFrame* picture, const av::Sink& sink) {
    return av::encode(*codec_, picture, [&](AVPacket& packet) {
        packet.duration = 1000 / fastest; // of the last one; the others last until the next
        return strip(packet, sink);
    });
}

Expected<void> VideoTrack::strip(AVPacket& packet, const av::Sink& sink) {
    if (const auto given = av::wellDone(av_bsf_send_packet(filter_.get(), &packet)); !given)
        return given;
    for (;;) {
        const auto got = av_bsf_receive_packet(filter_.get(), &packet);
        if (got == AVERROR(EAGAIN) || got == AVERROR_EOF)
            return {};
        if (got < 0)
            return av::failed(got);
        const auto kept = sink(packet);
        av_packet_unref(&packet);
        if (!kept)
            return kept;
    }
}

} // namespace jotter::platform
