#include "app/media/voice_encoder.h"

#include "platform/api/sound.h"

#include <opusenc.h>

#include <utility>

namespace jotter::media {

namespace {
tl::unexpected<Error> noMemory() {
    return fail("out_of_memory", ErrorCategory::Transient,
                "There is not enough memory to record just now; what was said before is kept.");
}

/// Nothing in the file tells of who made it, where or when: a fixed serial number, and no room for tags.
bool setUp(OggOpusEnc* encoder) {
    return ope_encoder_ctl(encoder, OPUS_SET_BITRATE(voiceBits)) == OPE_OK &&
           ope_encoder_ctl(encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE)) == OPE_OK &&
           ope_encoder_ctl(encoder, OPE_SET_DECISION_DELAY(0)) == OPE_OK &&
           ope_encoder_ctl(encoder, OPE_SET_SERIALNO(1)) == OPE_OK &&
           ope_encoder_ctl(encoder, OPE_SET_COMMENT_PADDING(0)) == OPE_OK;
}
} // namespace

void VoiceEncoder::Free::operator()(OggOpusEnc* encoder) const {
    ope_encoder_destroy(encoder);
}

VoiceEncoder::VoiceEncoder(std::unique_ptr<OggOpusEnc, Free> encoder)
    : encoder_(std::move(encoder)) {}

Expected<VoiceEncoder> VoiceEncoder::make() {
    const std::unique_ptr<OggOpusComments, void (*)(OggOpusComments*)> comments{ope_comments_create(),
                                                                                ope_comments_destroy};
    if (!comments)
        return noMemory();
    int error = OPE_OK;
    std::unique_ptr<OggOpusEnc, Free> encoder{
        ope_encoder_create_pull(comments.get(), platform::soundRate, 1, 0, &error)};
    if (!encoder || error != OPE_OK || !setUp(encoder.get()))
        return noMemory();
    return VoiceEncoder(std::move(encoder));
}

Expected<void> VoiceEncoder::hear(const QByteArray& sound) {
    const auto samples = static_cast<int>(sound.size() / platform::sampleBytes);
    if (samples > 0 &&
        ope_encoder_write(encoder_.get(), reinterpret_cast<const opus_int16*>(sound.constData()), samples) !=
            OPE_OK)
        return noMemory();
    return {};
}

void VoiceEncoder::takePages() {
    constexpr int evenIfNotFull = 1;
    unsigned char* page = nullptr;
    opus_int32 length = 0;
    while (ope_encoder_get_page(encoder_.get(), &page, &length, evenIfNotFull) == 1)
        file_.append(reinterpret_cast<const char*>(page), length);
}

Expected<QByteArray> VoiceEncoder::soFar() {
    takePages();
    return file_;
}

Expected<QByteArray> VoiceEncoder::finish() {
    if (ope_encoder_drain(encoder_.get()) != OPE_OK)
        return noMemory();
    takePages();
    return std::move(file_);
}

} // namespace jotter::media
