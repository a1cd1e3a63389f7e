#include "app/media/voice_decoder.h"

#include "app/media/voice_encoder.h"
#include "platform/api/sound.h"

#include <opusfile.h>

#include <array>
#include <memory>

namespace jotter::media {

namespace {
/// A note ends when its time is over, and the parts of sound are not cut for it.
constexpr std::chrono::seconds slack{5};
constexpr ogg_int64_t mostSamples = (longestVoice + slack).count() * platform::soundRate;

tl::unexpected<Error> voiceBroken() {
    return fail("voice_broken", ErrorCategory::Input, "This voice note is damaged and cannot be heard.");
}

using File = std::unique_ptr<OggOpusFile, void (*)(OggOpusFile*)>;

File open(std::string_view file) {
    return {op_open_memory(reinterpret_cast<const unsigned char*>(file.data()), file.size(), nullptr),
            op_free};
}
} // namespace

Expected<QByteArray> decodeVoice(std::string_view file) {
    const auto opened = open(file);
    if (!opened)
        return voiceBroken();
    QByteArray sound;
    std::array<opus_int16, 2 * 5760> part{}; // the longest packet, of two channels
    for (ogg_int64_t samples = 0;;) {
        const int count = op_read_stereo(opened.get(), part.data(), static_cast<int>(part.size()));
        if (count == OP_HOLE) // some of it is missing: the rest is heard
            continue;
        if (count < 0)
            return voiceBroken();
        if (count == 0)
            return samples > 0 ? Expected<QByteArray>(std::move(sound)) : voiceBroken();
        samples += count;
        if (samples > mostSamples)
            return voiceBroken();
        for (int i = 0; i < count; ++i) { // both sides are the same where there was one
            const auto left = part.at(2 * static_cast<std::size_t>(i));
            const auto right = part.at(2 * static_cast<std::size_t>(i) + 1);
            const auto both = static_cast<opus_int16>((left + right) / 2);
            sound.append(reinterpret_cast<const char*>(&both), sizeof both);
        }
    }
}

Expected<std::chrono::milliseconds> voiceLength(std::string_view file) {
    const auto opened = open(file);
    const auto samples = opened ? op_pcm_total(opened.get(), -1) : 0;
    if (samples <= 0 || samples > mostSamples)
        return voiceBroken();
    return std::chrono::milliseconds{samples * 1000 / platform::soundRate};
}

} // namespace jotter::media
