#include "platform/desktop/clips/av.h"

namespace jotter::platform::av {

tl::unexpected<Error> failed(int number) {
    if (number == AVERROR(ENOMEM))
        return fail("out_of_memory", ErrorCategory::Transient,
                    "There is not enough memory for a clip just now; what was kept of it is safe.");
    return fail("clip_refused", ErrorCategory::Input, "This device cannot make a clip of these pictures.");
}

Expected<void> wellDone(int number) {
    if (number < 0)
        return failed(number);
    return {};
}

Expected<Frame> makePicture(AVPixelFormat format, int width, int height) {
    Frame frame{av_frame_alloc()};
    if (!frame)
        return failed(AVERROR(ENOMEM));
    frame->format = format;
    frame->width = width;
    frame->height = height;
    if (const auto got = wellDone(av_frame_get_buffer(frame.get(), 0)); !got)
        return tl::make_unexpected(got.error());
    return frame;
}

Expected<void> encode(AVCodecContext& codec, const AVFrame* frame, const Sink& sink) {
    if (const auto sent = wellDone(avcodec_send_frame(&codec, frame)); !sent)
        return sent;
    const Packet packet{av_packet_alloc()};
    if (!packet)
        return failed(AVERROR(ENOMEM));
    for (;;) {
        const auto got = avcodec_receive_packet(&codec, packet.get());
        if (got == AVERROR(EAGAIN) || got == AVERROR_EOF)
            return {};
        if (got < 0)
            return failed(got);
        const auto kept = sink(*packet);
        av_packet_unref(packet.get());
        if (!kept)
            return kept;
    }
}

} // namespace jotter::platform::av
