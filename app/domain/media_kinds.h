#pragma once

#include "sync/change/change.h"

#include <string_view>

namespace jotter::domain {

/// The kinds of medium (`MediumRef::kind`).
inline constexpr std::string_view photoKind = "photo";
inline constexpr std::string_view voiceKind = "voice"; ///< a note that was spoken: Ogg Opus
inline constexpr std::string_view clipKind = "clip";   ///< MP4

/// Whether somebody is to be seen in it, which is what the consent to photos and places without cameras are
/// about. What an adult says is a note. A kind that this version does not know may well be a picture.
[[nodiscard]] inline bool isPicture(const MediumRef& medium) {
    return medium.kind != voiceKind;
}

} // namespace jotter::domain
