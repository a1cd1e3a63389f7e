#pragma once

#include "platform/api/key_store.h"
#include "platform/desktop/keychain_thread.h"

#include <QString>

namespace jotter::platform {

/// The device's own key store through QtKeychain: Secret Service or KWallet on Linux, Keychain on macOS, the
/// Credential Store on Windows. Calls block while a person is asked to unlock it.
class Keychain final : public KeyStore {
public:
    /// `profile` keeps the secrets of profiles on one device apart. `thread` must outlive this.
    Keychain(KeychainThread& thread, const std::string& profile);

    [[nodiscard]] std::string kind() const override;
    [[nodiscard]] std::string describe() const override;
    [[nodiscard]] Expected<std::optional<std::string>> read(const std::string& name) override;
    [[nodiscard]] Expected<void> write(const std::string& name, const std::string& secret) override;
    [[nodiscard]] Expected<void> remove(const std::string& name) override;

private:
    template <class Job>
    [[nodiscard]] Job* job(const std::string& name) const;
    KeychainThread& thread_;
    QString prefix_;
};

} // namespace jotter::platform
