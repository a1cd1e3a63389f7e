#pragma once

#include "sync/server/access/registry.h"

namespace jotter::server {

/// PINs are kept as Argon2id verifiers. Five wrong tries in a row on one tablet have to wait, ten lock that
/// adult there until a new PIN is set (sync.md, "Rights").
[[nodiscard]] Expected<std::string> makeVerifier(const std::string& pin);
[[nodiscard]] bool verifies(const std::string& verifier, const std::string& pin);
/// A PIN is 4 to 12 digits.
[[nodiscard]] bool wellFormedPin(const std::string& pin);

inline constexpr unsigned waitAfter = 5;
inline constexpr unsigned lockAfter = 10;
/// How long the next try has to wait, seconds; 0 = may be tried now.
[[nodiscard]] std::chrono::seconds waitFor(const PinState& state, WallTime now);

} // namespace jotter::server
