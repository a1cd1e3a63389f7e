#pragma once

#include "sync/change/error.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace jotter::server {

/// A request's target, taken apart and percent-decoded once.
struct Target {
    std::string path;
    std::map<std::string, std::string> query;
};

/// `Input` "bad_target" for anything that two readers could understand differently: a bad escape, a control
/// character, a name given twice.
[[nodiscard]] Expected<Target> readTarget(std::string_view target);
/// A whole decimal number without sign or leading zeros.
[[nodiscard]] std::optional<std::uint64_t> readNumber(std::string_view text);

} // namespace jotter::server
