#pragma once

#include <string_view>

namespace jotter::server {

enum class UpnFault { None, Length, Alphabet, CheckLetter };

/// What is wrong with a unique pupil number, 13 characters (codes.md, "UPN"): the first is a check letter
/// over the others; the last is a letter in a temporary one. An unknown authority is nobody's fault here.
[[nodiscard]] UpnFault faultOfUpn(std::string_view upn);

} // namespace jotter::server
