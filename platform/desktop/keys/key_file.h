#pragma once

#include "platform/api/key_store.h"

#include <filesystem>

namespace jotter::platform {

/// Secrets as files that only this user of the device can read, in a folder of the profile. For devices
/// without a key store of their own.
class KeyFile final : public KeyStore {
public:
    explicit KeyFile(std::filesystem::path folder);

    [[nodiscard]] std::string kind() const override;
    [[nodiscard]] std::string describe() const override;
    [[nodiscard]] Expected<std::optional<std::string>> read(const std::string& name) override;
    [[nodiscard]] Expected<void> write(const std::string& name, const std::string& secret) override;
    [[nodiscard]] Expected<void> remove(const std::string& name) override;

private:
    [[nodiscard]] std::filesystem::path fileOf(const std::string& name) const;
    std::filesystem::path folder_;
};

} // namespace jotter::platform
