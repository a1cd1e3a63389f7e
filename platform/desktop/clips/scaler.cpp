#include "platform/desktop/clips/scaler.h"

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

#include <algorithm>
#include <cmath>
#include <utility>

namespace jotter::platform {

namespace {
constexpr int shortest = 16; ///< pixels of a side: less is no picture to an encoder
/// swscale reads up to so many pixels at a time, past the end of a row whose width is no multiple of it. In a
/// camera's memory nothing need be there.
constexpr int readAhead = 32;

int evenSide(double side) {
    return std::max(shortest, static_cast<int>(std::lround(side)) & ~1);
}
} // namespace

void Scaler::Free::operator()(SwsContext* context) const {
    sws_freeContext(context);
}

Expected<Scaler> Scaler::make(const CameraPicture& first, int longest) {
    Scaler scaler;
    scaler.turn_ = first.turn();
    scaler.colours_ = first.colours();
    const auto whole = scaler.turn_.turned(first.size());
    const auto part = std::min(1.0, static_cast<double>(longest) / std::max(whole.width(), whole.height()));
    const QSize size(evenSide(whole.width() * part), evenSide(whole.height() * part));
    auto upright = av::makePicture(AV_PIX_FMT_YUV420P, size.width(), size.height());
    if (!upright)
        return tl::make_unexpected(upright.error());
    scaler.upright_ = std::move(*upright);
    if (scaler.turn_.nothing())
        return scaler;
    const auto lying = scaler.turn_.turned(size);
    auto unturned = av::makePicture(AV_PIX_FMT_YUV420P, lying.width(), lying.height());
    if (!unturned)
        return tl::make_unexpected(unturned.error());
    scaler.lying_ = std::move(*unturned);
    return scaler;
}

Expected<AVFrame*> Scaler::scale(const CameraPicture& picture) {
    if (const auto ready =
            prepare({picture.format(), picture.size(), picture.colours(), picture.fullRange()});
        !ready)
        return tl::make_unexpected(ready.error());
    auto* const* planes = const_cast<std::uint8_t* const*>(picture.planes().data());
    const auto* strides = picture.strides().data();
    if (picture.size().width() % readAhead != 0) {
        if (const auto copied = copy(picture); !copied)
            return tl::make_unexpected(copied.error());
        planes = copied_->data;
        strides = copied_->linesize;
    }
    auto& target = lying_ ? *lying_ : *upright_;
    // The encoder may hold the picture before this one.
    const auto writable = av::wellDone(av_frame_make_writable(upright_.get()));
    if (!writable)
        return tl::make_unexpected(writable.error());
    const auto scaled = av::wellDone(
        sws_scale(context_.get(), planes, strides, 0, picture.size().height(), target.data, target.linesize));
    if (!scaled)
        return tl::make_unexpected(scaled.error());
    turn();
    return upright_.get();
}

Expected<QImage> Scaler::image() const {
    constexpr auto format = AV_PIX_FMT_BGRA; // QImage's RGB32, as its bytes lie
    const auto width = upright_->width;
    const auto height = upright_->height;
    const auto pixels = av::makePicture(format, width, height);
    const std::unique_ptr<SwsContext, Free> context{sws_getContext(
        width, height, AV_PIX_FMT_YUV420P, width, height, format, SWS_BILINEAR, nullptr, nullptr, nullptr)};
    if (!pixels || !context)
        return av::failed(AVERROR(ENOMEM));
    constexpr int one = 1 << 16;
    (void)sws_setColorspaceDetails(context.get(), sws_getCoefficients(colours_), 0,
                                   sws_getCoefficients(colours_), 1, 0, one, one);
    sws_scale(context.get(), upright_->data, upright_->linesize, 0, height, (*pixels)->data,
              (*pixels)->linesize);
    return QImage((*pixels)->data[0], width, height, (*pixels)->linesize[0], QImage::Format_RGB32).copy();
}

Expected<void> Scaler::prepare(const Kind& kind) {
    if (kind_ == kind)
        return {};
    const auto& target = lying_ ? *lying_ : *upright_;
    context_.reset(sws_alloc_context());
    if (!context_)
        return av::failed(AVERROR(ENOMEM));
    // The range has to be known before swscale chooses how: some ways cannot change it.
    for (const auto& [name, value] : {std::pair{"srcw", kind.size.width()},
                                      {"srch", kind.size.height()},
                                      {"src_format", int{kind.format}},
                                      {"src_range", kind.fullRange ? 1 : 0},
                                      {"dstw", target.width},
                                      {"dsth", target.height},
                                      {"dst_format", int{AV_PIX_FMT_YUV420P}},
                                      {"dst_range", 0},
                                      {"sws_flags", SWS_BILINEAR}})
        av_opt_set_int(context_.get(), name, value, 0);
    if (const auto ready = av::wellDone(sws_init_context(context_.get(), nullptr, nullptr)); !ready)
        return ready;
    constexpr int one = 1 << 16; // as the picture is, in swscale's numbers
    (void)sws_setColorspaceDetails(context_.get(), sws_getCoefficients(kind.colours), kind.fullRange ? 1 : 0,
                                   sws_getCoefficients(colours_), 0, 0, one, one);
    kind_ = kind;
    return {};
}

Expected<void> Scaler::copy(const CameraPicture& picture) {
    const auto size = picture.size();
    if (!copied_ || copied_->format != picture.format() || copied_->width != size.width() ||
        copied_->height != size.height()) {
        auto made = av::makePicture(picture.format(), size.width(), size.height());
        if (!made)
            return tl::make_unexpected(made.error());
        copied_ = std::move(*made);
    }
    auto planes = picture.planes();
    av_image_copy(copied_->data, copied_->linesize, planes.data(), picture.strides().data(), picture.format(),
                  size.width(), size.height());
    return {};
}

void Scaler::turn() {
    if (!lying_)
        return;
    for (std::size_t plane = 0; plane < 3; ++plane) {
        const QSize size(plane == 0 ? lying_->width : lying_->width / 2,
                         plane == 0 ? lying_->height : lying_->height / 2);
        turnPlane(turn_, {lying_->data[plane], lying_->linesize[plane]}, size,
                  {upright_->data[plane], upright_->linesize[plane]});
    }
}

} // namespace jotter::platform
