#pragma once

#include "sync/change/error.h"

#include <string>
#include <string_view>

namespace jotter::server {

/// Unpacks gzip. `Rejected` "too_big" as soon as there is more than `limit` (a small body may unpack to
/// anything), `Input` "bad_gzip" when it is damaged.
[[nodiscard]] Expected<std::string> gunzip(std::string_view packed, std::size_t limit);
[[nodiscard]] std::string gzip(std::string_view plain);

} // namespace jotter::server
