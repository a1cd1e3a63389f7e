#pragma once

#include "sync/change/error.h"

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace jotter {

/// A SHA-256, of a change's bytes as first serialised or of a medium's stripped plaintext.
struct Sha256 {
    std::array<std::uint8_t, 32> bytes{};

    [[nodiscard]] static Sha256 of(std::string_view data);
    /// Reads 64 lower-case hexadecimal digits; anything else is an `Input` error ("bad_sha256").
    [[nodiscard]] static Expected<Sha256> parse(std::string_view hex);
    [[nodiscard]] std::string toHex() const;
    friend auto operator<=>(const Sha256&, const Sha256&) = default;
};

/// SHA-256 of data that comes in pieces.
class Sha256Stream {
public:
    Sha256Stream();
    ~Sha256Stream();
    Sha256Stream(Sha256Stream&&) noexcept;
    Sha256Stream& operator=(Sha256Stream&&) noexcept;

    void add(std::string_view data);
    /// The hash of all that was added. The stream must not be used afterwards.
    [[nodiscard]] Sha256 finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The digest of a stream (sync.md, I6): how many changes, and the sum of their hashes modulo 2^256, so that
/// neither order nor grouping matters.
struct Digest {
    std::uint64_t count = 0;
    std::array<std::uint8_t, 32> sum{}; ///< big-endian

    void add(const Sha256& hash);
    [[nodiscard]] std::string sumHex() const;
    friend bool operator==(const Digest&, const Digest&) = default;
};

[[nodiscard]] std::string toHex(std::span<const std::uint8_t> bytes);
[[nodiscard]] std::string toHex(std::string_view bytes);
[[nodiscard]] Expected<std::string> fromHex(std::string_view hex);
/// Standard base64 with padding (RFC 4648, section 4), and without padding in the URL-safe alphabet (section
/// 5).
[[nodiscard]] std::string toBase64(std::string_view bytes);
[[nodiscard]] Expected<std::string> fromBase64(std::string_view text);
[[nodiscard]] std::string toBase64Url(std::string_view bytes);
[[nodiscard]] Expected<std::string> fromBase64Url(std::string_view text);

} // namespace jotter
