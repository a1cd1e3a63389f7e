#pragma once

#include "sync/change/error.h"

#include <string>
#include <string_view>

namespace jotter::session {

/// Four to six digits.
[[nodiscard]] bool isPin(std::string_view text);

/// How hard a verifier is to make: `Tablet` takes about a tenth of a second and 64 MB, `Test` next to
/// nothing.
enum class PinCost { Tablet, Test };

/// An Argon2id verifier of a PIN, in libsodium's string form. Slow by design: not on the UI thread. `Input`
/// "bad_pin_shape".
[[nodiscard]] Expected<std::string> makePinVerifier(const std::string& pin, PinCost cost = PinCost::Tablet);
/// Slow by design: not on the UI thread.
[[nodiscard]] bool isPinOf(const std::string& verifier, const std::string& pin);

/// Overwrites it before its memory is given back.
void wipe(std::string& secret);

} // namespace jotter::session
