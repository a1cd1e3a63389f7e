#pragma once

#include "sync/change/error.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace jotter::server {

/// HMAC-SHA-256 with one of the server's own keys. Proves that the server itself said something.
class Mac {
public:
    explicit Mac(std::array<std::uint8_t, 32> key)
        : key_(key) {}
    [[nodiscard]] static Expected<Mac> fromBytes(std::string_view bytes);

    /// The 32 bytes over `purpose` and `parts`, each with its length, so that no two lists read the same.
    [[nodiscard]] std::string over(std::string_view purpose,
                                   std::initializer_list<std::string_view> parts) const;
    /// Compares in constant time; `mac` may be the first bytes only, at least 16.
    [[nodiscard]] bool matches(std::string_view mac, std::string_view purpose,
                               std::initializer_list<std::string_view> parts) const;

private:
    std::array<std::uint8_t, 32> key_;
};

} // namespace jotter::server
