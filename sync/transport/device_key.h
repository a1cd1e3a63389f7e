#pragma once

#include "sync/engine/ports.h"

#include <memory>
#include <string>

namespace jotter::transport {

/// The device's key kept in software: ECDSA P-256 by OpenSSL, for platforms whose key store keeps secrets but
/// does not sign.
class DeviceKey final : public engine::Signer {
public:
    /// A new private key, PKCS #8 DER: a secret for the key store.
    [[nodiscard]] static Expected<std::string> makeSecret();
    /// `Storage` "bad_device_key" when that is no such key.
    [[nodiscard]] static Expected<std::unique_ptr<DeviceKey>> fromSecret(const std::string& secret);
    ~DeviceKey() override;
    DeviceKey(const DeviceKey&) = delete;
    DeviceKey& operator=(const DeviceKey&) = delete;

    [[nodiscard]] Expected<std::string> publicKey() override;
    [[nodiscard]] Expected<std::string> sign(std::string_view message) override;

private:
    struct Key;
    explicit DeviceKey(std::unique_ptr<Key> key);
    std::unique_ptr<Key> key_;
};

} // namespace jotter::transport
