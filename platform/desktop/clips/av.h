#pragma once

#include "sync/change/error.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavcodec/bsf.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
}

#include <functional>
#include <memory>

namespace jotter::platform::av {

/// FFmpeg's things, which end with their owner.
struct Free {
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
    void operator()(AVBSFContext* filter) const { av_bsf_free(&filter); }
};
using Frame = std::unique_ptr<AVFrame, Free>;
using Packet = std::unique_ptr<AVPacket, Free>;
using Codec = std::unique_ptr<AVCodecContext, Free>;
using Filter = std::unique_ptr<AVBSFContext, Free>;

/// Where what was encoded goes. Its times are in the codec's time base.
using Sink = std::function<Expected<void>(AVPacket& packet)>;

/// `Transient` error "out_of_memory" or `Input` error "clip_refused", as FFmpeg's number says.
[[nodiscard]] tl::unexpected<Error> failed(int number);
/// Well, or `failed(number)` of a negative number.
[[nodiscard]] Expected<void> wellDone(int number);

/// A picture of 8-bit planes whose rows have room at their ends, for FFmpeg reads past them.
[[nodiscard]] Expected<Frame> makePicture(AVPixelFormat format, int width, int height);

/// Gives the codec a frame, or with null its end, and all that comes of it to `sink`.
[[nodiscard]] Expected<void> encode(AVCodecContext& codec, const AVFrame* frame, const Sink& sink);

} // namespace jotter::platform::av
