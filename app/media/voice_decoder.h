#pragma once

#include "sync/change/error.h"

#include <QByteArray>

#include <chrono>
#include <string_view>

namespace jotter::media {

/// The sound of a voice note (platform/api/sound.h), whoever made it. Not on the UI thread. `Input` error
/// "voice_broken" when it cannot be read, or is far longer than a voice note is.
[[nodiscard]] Expected<QByteArray> decodeVoice(std::string_view file);

/// How long it is, without decoding it. The same error.
[[nodiscard]] Expected<std::chrono::milliseconds> voiceLength(std::string_view file);

} // namespace jotter::media
