#include "tests/support/read_clip.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

namespace jotter::test {

namespace {
struct Free {
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
    void operator()(SwsContext* context) const { sws_freeContext(context); }
    void operator()(AVFormatContext* format) const {
        auto* bytes = format->pb;
        avformat_close_input(&format);
        av_freep(&bytes->buffer);
        avio_context_free(&bytes);
    }
};
template <class T>
using Own = std::unique_ptr<T, Free>;

struct Source {
    QByteArray bytes;
    qsizetype at = 0;

    static int read(void* self, std::uint8_t* to, int count) {
        auto& source = *static_cast<Source*>(self);
        const auto now = std::min<qsizetype>(count, source.bytes.size() - source.at);
        if (now <= 0)
            return AVERROR_EOF;
        std::memcpy(to, source.bytes.constData() + source.at, static_cast<std::size_t>(now));
        source.at += now;
        return static_cast<int>(now);
    }
    static std::int64_t seek(void* self, std::int64_t to, int from) {
        auto& source = *static_cast<Source*>(self);
        if (from == AVSEEK_SIZE)
            return source.bytes.size();
        source.at = to;
        return to;
    }
};

QImage imageOf(const AVFrame& frame) {
    QImage image(frame.width, frame.height, QImage::Format_RGB32);
    const Own<SwsContext> context{sws_getContext(
        frame.width, frame.height, static_cast<AVPixelFormat>(frame.format), image.width(), image.height(),
        AV_PIX_FMT_0RGB32, SWS_BILINEAR | SWS_ACCURATE_RND, nullptr, nullptr, nullptr)};
    constexpr int one = 1 << 16;
    const auto* colours = sws_getCoefficients(frame.colorspace);
    sws_setColorspaceDetails(context.get(), colours, frame.color_range == AVCOL_RANGE_JPEG ? 1 : 0, colours,
                             1, 0, one, one);
    std::uint8_t* rows[] = {image.bits(), nullptr, nullptr, nullptr};
    const int strides[] = {static_cast<int>(image.bytesPerLine()), 0, 0, 0};
    sws_scale(context.get(), frame.data, frame.linesize, 0, frame.height, rows, strides);
    return image;
}

void keepSound(const AVFrame& frame, QByteArray& sound) {
    const auto* samples = reinterpret_cast<const float*>(frame.data[0]);
    for (int i = 0; i < frame.nb_samples; ++i) {
        const auto sample = static_cast<std::int16_t>(
            std::lround(std::clamp(static_cast<double>(samples[i]), -1.0, 1.0) * 32'767));
        sound.append(reinterpret_cast<const char*>(&sample), sizeof sample);
    }
}

/// The boxes that tell a date: when the film, the track or its medium was made, and changed.
std::vector<qint64> datesIn(const QByteArray& file) {
    std::vector<qint64> dates;
    for (const char* box : {"mvhd", "tkhd", "mdhd"}) {
        for (auto at = file.indexOf(box); at >= 0; at = file.indexOf(box, at + 4)) {
            dates.push_back(qFromBigEndian<quint32>(file.constData() + at + 8));
            dates.push_back(qFromBigEndian<quint32>(file.constData() + at + 12));
        }
    }
    return dates;
}

class Reader {
public:
    explicit Reader(const QByteArray& file)
        : source_{file} {}

    std::optional<ReadClip> read() {
        constexpr int part = 4096;
        auto* bytes = avio_alloc_context(static_cast<unsigned char*>(av_malloc(part)), part, 0, &source_,
                                         &Source::read, nullptr, &Source::seek);
        auto* opened = avformat_alloc_context();
        opened->pb = bytes;
        if (avformat_open_input(&opened, nullptr, nullptr, nullptr) < 0) {
            av_freep(&bytes->buffer);
            avio_context_free(&bytes);
            return std::nullopt;
        }
        format_.reset(opened);
        clip_.dates = datesIn(source_.bytes);
        for (unsigned i = 0; i < format_->nb_streams; ++i) {
            const auto& track = *format_->streams[i]->codecpar;
            clip_.hasSound = clip_.hasSound || track.codec_type == AVMEDIA_TYPE_AUDIO;
            const auto* decoder = avcodec_find_decoder(track.codec_id);
            codecs_.emplace_back(avcodec_alloc_context3(decoder));
            if (avcodec_parameters_to_context(codecs_.back().get(), &track) < 0)
                return std::nullopt;
            codecs_.back()->err_recognition = AV_EF_EXPLODE;
            codecs_.back()->pkt_timebase = format_->streams[i]->time_base;
            if (avcodec_open2(codecs_.back().get(), decoder, nullptr) < 0)
                return std::nullopt;
        }
        const Own<AVPacket> packet{av_packet_alloc()};
        int got = 0;
        while ((got = av_read_frame(format_.get(), packet.get())) >= 0) {
            const bool fine = decode(packet->stream_index, packet.get());
            av_packet_unref(packet.get());
            if (!fine)
                return std::nullopt;
        }
        if (got != AVERROR_EOF)
            return std::nullopt;
        for (std::size_t i = 0; i < codecs_.size(); ++i) {
            if (!decode(static_cast<int>(i), nullptr))
                return std::nullopt;
        }
        return std::move(clip_);
    }

private:
    bool decode(int track, const AVPacket* packet) {
        auto& codec = *codecs_[static_cast<std::size_t>(track)];
        if (avcodec_send_packet(&codec, packet) < 0)
            return false;
        const Own<AVFrame> frame{av_frame_alloc()};
        int got = 0;
        while ((got = avcodec_receive_frame(&codec, frame.get())) >= 0) {
            if (codec.codec_type == AVMEDIA_TYPE_AUDIO) {
                keepSound(*frame, clip_.sound);
                continue;
            }
            const auto at = av_rescale_q(frame->best_effort_timestamp, format_->streams[track]->time_base,
                                         AVRational{1, 1000});
            clip_.pictures.push_back({std::chrono::milliseconds(at), frame->key_frame == 1, imageOf(*frame)});
        }
        return got == AVERROR(EAGAIN) || got == AVERROR_EOF;
    }

    Source source_;
    Own<AVFormatContext> format_;
    std::vector<Own<AVCodecContext>> codecs_;
    ReadClip clip_;
};
} // namespace

QColor ReadClip::middle(std::chrono::milliseconds at) const {
    QColor colour;
    for (const auto& picture : pictures) {
        if (picture.at <= at)
            colour = picture.image.pixelColor(picture.image.rect().center());
    }
    return colour;
}

std::optional<ReadClip> readClip(const QByteArray& file) {
    return Reader(file).read();
}

int apart(const QColor& one, const QColor& other) {
    return std::max({std::abs(one.red() - other.red()), std::abs(one.green() - other.green()),
                     std::abs(one.blue() - other.blue())});
}

} // namespace jotter::test
