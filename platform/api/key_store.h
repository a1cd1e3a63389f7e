#pragma once

#include "sync/change/error.h"

#include <optional>
#include <string>

namespace jotter::platform {

/// Keeps this device's secrets: the store's key, the device's signing key. A profile records which kind of
/// key store made its key; when that one is missing the app says so and never makes another key
/// (architecture.md, "Dependencies").
class KeyStore {
public:
    virtual ~KeyStore() = default;
    /// Stable word kept in the profile: "keychain", "key_file".
    [[nodiscard]] virtual std::string kind() const = 0;
    /// One sentence for the Safe? page: where the key is and what that protects against.
    [[nodiscard]] virtual std::string describe() const = 0;
    /// Nothing when there is no such secret; an error when it cannot be told ("key_store_locked", `Auth`;
    /// "key_store_gone", `Storage`).
    [[nodiscard]] virtual Expected<std::optional<std::string>> read(const std::string& name) = 0;
    /// Durable when it returns.
    [[nodiscard]] virtual Expected<void> write(const std::string& name, const std::string& secret) = 0;
    [[nodiscard]] virtual Expected<void> remove(const std::string& name) = 0;
};

} // namespace jotter::platform
