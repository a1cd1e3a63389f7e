#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace jotter::server {

/// Part of a medium, in bytes.
struct ByteRange {
    std::uint64_t from = 0;
    std::uint64_t size = 0;
};

enum class RangeKind { Whole, Part, Unsatisfiable };

/// Reads a `Range` header over `total` bytes. One range is served; several, or what cannot be read, mean the
/// whole (RFC 9110, section 14.2).
[[nodiscard]] RangeKind readRange(std::string_view header, std::uint64_t total, ByteRange& range);

} // namespace jotter::server
