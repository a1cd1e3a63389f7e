#include "platform/desktop/clips/clips_library.h"

#include "platform/desktop/clips/mp4_encoder.h"

extern "C" {
#include <libavutil/log.h>
}

namespace jotter::platform {

ClipsLibrary::ClipsLibrary() {
    av_log_set_level(AV_LOG_FATAL); // what fails is returned; x264 and what looks for decoders tell much more
}

bool ClipsLibrary::available() {
    return Mp4Encoder::possible();
}

std::unique_ptr<ClipEncoder> ClipsLibrary::begin(bool withSound) {
    return available() ? std::make_unique<Mp4Encoder>(withSound) : nullptr;
}

} // namespace jotter::platform
