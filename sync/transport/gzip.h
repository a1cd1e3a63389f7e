#pragma once

#include "sync/change/error.h"

#include <string>
#include <string_view>

namespace jotter::transport {

/// The bytes as one gzip member (RFC 1952), for request bodies.
[[nodiscard]] Expected<std::string> gzip(std::string_view bytes);

} // namespace jotter::transport
