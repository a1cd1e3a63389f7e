#pragma once

#include "platform/api/key_store.h"
#include "sync/engine/ports.h"

#include <memory>

namespace jotter::platform {

/// This device's signing key, in software: ECDSA P-256 (OpenSSL), its private half as PKCS #8 in a key store.
/// Devices with a chip for it sign there instead.
class DeviceSigner final : public engine::Signer {
public:
    /// What the key store knows it by.
    static constexpr const char* secretName = "device-signing-key";
    /// Makes the key of a new profile and keeps it.
    [[nodiscard]] static Expected<std::unique_ptr<DeviceSigner>> make(KeyStore& keys);
    /// The key of a profile that was made before; never makes another. `Storage` "key_store_gone".
    [[nodiscard]] static Expected<std::unique_ptr<DeviceSigner>> load(KeyStore& keys);
    ~DeviceSigner() override;

    [[nodiscard]] Expected<std::string> publicKey() override;
    [[nodiscard]] Expected<std::string> sign(std::string_view message) override;

private:
    struct Key;
    explicit DeviceSigner(std::unique_ptr<Key> key);
    std::unique_ptr<Key> key_;
};

} // namespace jotter::platform
