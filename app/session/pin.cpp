#include "app/session/pin.h"

#include <sodium.h>

#include <algorithm>

namespace jotter::session {

bool isPin(std::string_view text) {
    return text.size() >= 4 && text.size() <= 6 &&
           std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

Expected<std::string> makePinVerifier(const std::string& pin, PinCost cost) {
    if (!isPin(pin))
        return fail("bad_pin_shape", ErrorCategory::Input, "A PIN is four to six digits.");
    const bool test = cost == PinCost::Test;
    std::string verifier(crypto_pwhash_STRBYTES, '\0');
    if (sodium_init() < 0 ||
        crypto_pwhash_str_alg(verifier.data(), pin.data(), pin.size(),
                              test ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              test ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_INTERACTIVE,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail("out_of_memory", ErrorCategory::Transient,
                    "There is not enough memory to sign in just now; close other apps, then try again.");
    verifier.resize(verifier.find('\0'));
    return verifier;
}

bool isPinOf(const std::string& verifier, const std::string& pin) {
    return sodium_init() >= 0 && verifier.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_verify(verifier.c_str(), pin.data(), pin.size()) == 0;
}

void wipe(std::string& secret) {
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

} // namespace jotter::session
