#pragma once

#include <cstddef>
#include <string>

namespace jotter::support {

/// Bytes without a pattern, the same for the same seed.
[[nodiscard]] inline std::string noise(std::size_t size, unsigned seed = 1) {
    std::string bytes(size, '\0');
    for (auto& byte : bytes)
        byte = static_cast<char>((seed = seed * 1664525U + 1013904223U) >> 24U);
    return bytes;
}

} // namespace jotter::support
