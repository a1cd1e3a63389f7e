#include "sync/server/access/pins.h"

#include <sodium.h>

#include <algorithm>

namespace jotter::server {

namespace {
constexpr std::chrono::seconds firstWait{30};
constexpr std::chrono::hours lockedFor{24};
} // namespace

Expected<std::string> makeVerifier(const std::string& pin) {
    std::string verifier(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(verifier.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail("no_memory", ErrorCategory::Transient,
                    "The school server is short of memory; try again.");
    verifier.resize(verifier.find('\0'));
    return verifier;
}

bool verifies(const std::string& verifier, const std::string& pin) {
    return crypto_pwhash_str_verify(verifier.c_str(), pin.data(), pin.size()) == 0;
}

bool wellFormedPin(const std::string& pin) {
    return pin.size() >= 4 && pin.size() <= 12 &&
           std::ranges::all_of(pin, [](char digit) { return digit >= '0' && digit <= '9'; });
}

std::chrono::seconds waitFor(const PinState& state, WallTime now) {
    if (state.wrong < waitAfter)
        return std::chrono::seconds{0};
    if (state.wrong >= lockAfter)
        return lockedFor;
    const auto until = state.last + firstWait * (1 << (state.wrong - waitAfter));
    return std::max(std::chrono::seconds{0}, std::chrono::ceil<std::chrono::seconds>(until - now));
}

} // namespace jotter::server
