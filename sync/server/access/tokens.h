#pragma once

#include "sync/change/clock.h"
#include "sync/change/random.h"
#include "sync/change/uuid.h"
#include "sync/server/access/mac.h"

#include <chrono>
#include <optional>

namespace jotter::server {

/// What the server hands out and knows again without remembering it: nonces and device tokens.
class Tokens {
public:
    static constexpr std::chrono::minutes nonceLife{2};
    static constexpr std::chrono::minutes tokenLife{15};

    Tokens(Mac mac, RandomSource& random)
        : mac_(mac)
        , random_(random) {}

    /// Standard base64, good for `nonceLife`.
    [[nodiscard]] std::string makeNonce(WallTime now);
    [[nodiscard]] bool goodNonce(std::string_view nonce, WallTime now) const;
    /// Base64 in the URL-safe alphabet, good for `tokenLife`.
    [[nodiscard]] std::string makeToken(DeviceId device, WallTime now) const;
    /// Whose token this is, if it is one and still good.
    [[nodiscard]] std::optional<DeviceId> deviceOf(std::string_view token, WallTime now) const;

private:
    Mac mac_;
    RandomSource& random_;
};

/// True when `signature` (DER) is by the ECDSA P-256 key `publicKey` (SubjectPublicKeyInfo, DER) over SHA-256
/// of `message`.
[[nodiscard]] bool goodSignature(std::string_view publicKey, std::string_view message,
                                 std::string_view signature);
/// True for the DER SubjectPublicKeyInfo of a P-256 key, the only kind a device may have.
[[nodiscard]] bool goodDeviceKey(std::string_view publicKey);

} // namespace jotter::server
