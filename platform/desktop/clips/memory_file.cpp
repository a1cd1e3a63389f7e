#include "platform/desktop/clips/memory_file.h"

#include <new>
#include <utility>

namespace jotter::platform {

namespace {
constexpr int part = 64 * 1024; ///< bytes that the muxer hands over at once

struct FreeOptions {
    void operator()(AVDictionary* options) const { av_dict_free(&options); }
};
} // namespace

Expected<std::unique_ptr<MemoryFile>> MemoryFile::begin(const AVCodecParameters& video, AVRational videoTime,
                                                        const AVCodecContext* sound) {
    std::unique_ptr<MemoryFile> file{new MemoryFile};
    auto done = avformat_alloc_output_context2(&file->format_, nullptr, "mp4", nullptr);
    if (done >= 0)
        done = file->addTrack(video, videoTime);
    file->videoTime_ = videoTime;
    if (done >= 0 && sound) {
        auto* parameters = avcodec_parameters_alloc();
        done = parameters ? avcodec_parameters_from_context(parameters, sound) : AVERROR(ENOMEM);
        if (done >= 0)
            done = file->addTrack(*parameters, sound->time_base);
        avcodec_parameters_free(&parameters);
        file->soundTime_ = sound->time_base;
    }
    if (done < 0)
        return av::failed(done);
    if (const auto opened = file->open(); !opened)
        return tl::make_unexpected(opened.error());
    return file;
}

MemoryFile::~MemoryFile() {
    if (!format_)
        return;
    if (format_->pb)
        av_freep(&format_->pb->buffer);
    avio_context_free(&format_->pb);
    avformat_free_context(format_);
}

int MemoryFile::addTrack(const AVCodecParameters& track, AVRational time) {
    auto* stream = avformat_new_stream(format_, nullptr);
    if (!stream)
        return AVERROR(ENOMEM);
    stream->time_base = time;
    const auto done = avcodec_parameters_copy(stream->codecpar, &track);
    stream->codecpar->codec_tag = 0;
    return done;
}

Expected<void> MemoryFile::open() {
    auto* buffer = static_cast<unsigned char*>(av_malloc(part));
    if (!buffer)
        return av::failed(AVERROR(ENOMEM));
    format_->pb = avio_alloc_context(buffer, part, 1, this, nullptr, &MemoryFile::take, nullptr);
    if (!format_->pb) {
        av_free(buffer);
        return av::failed(AVERROR(ENOMEM));
    }
    format_->pb->seekable = 0;
    format_->flags |= AVFMT_FLAG_BITEXACT | AVFMT_FLAG_CUSTOM_IO;
    format_->avoid_negative_ts = 0; // all times are as they should be
    AVDictionary* options = nullptr;
    av_dict_set(&options, "movflags", "frag_keyframe+empty_moov+default_base_moof", 0);
    av_dict_set(&options, "use_editlist", "0", 0);
    const auto begun = av::wellDone(avformat_write_header(format_, &options));
    const std::unique_ptr<AVDictionary, FreeOptions> left{options};
    if (!begun)
        return begun;
    avio_flush(format_->pb);
    header_ = bytes_.size();
    return {};
}

int MemoryFile::take(void* file, std::uint8_t* bytes, int count) {
    try {
        static_cast<MemoryFile*>(file)->bytes_.append(reinterpret_cast<const char*>(bytes), count);
    } catch (const std::bad_alloc&) {
        return AVERROR(ENOMEM);
    }
    return count;
}

Expected<void> MemoryFile::addVideo(AVPacket& packet) {
    return add(packet, 0, videoTime_);
}

Expected<void> MemoryFile::addSound(AVPacket& packet) {
    return add(packet, 1, soundTime_);
}

Expected<void> MemoryFile::add(AVPacket& packet, unsigned track, AVRational time) {
    packet.stream_index = static_cast<int>(track);
    av_packet_rescale_ts(&packet, time, format_->streams[track]->time_base);
    // Not interleaved: that would wait for sound that may never come. A fragment has its tracks one by one.
    const auto added = av::wellDone(av_write_frame(format_, &packet));
    avio_flush(format_->pb);
    if (added && format_->pb->error < 0)
        return av::failed(format_->pb->error);
    return added;
}

QByteArray MemoryFile::whole() const {
    return bytes_.size() > header_ ? bytes_ : QByteArray();
}

Expected<QByteArray> MemoryFile::end() {
    if (const auto ended = av::wellDone(av_write_trailer(format_)); !ended)
        return tl::make_unexpected(ended.error());
    avio_flush(format_->pb);
    if (format_->pb->error < 0)
        return av::failed(format_->pb->error);
    return std::move(bytes_);
}

} // namespace jotter::platform
