#pragma once

#include "platform/api/key_stores.h"
#include "platform/desktop/keychain_thread.h"

#include <filesystem>

namespace jotter::platform {

/// The key stores of a desktop computer. Make one in a process, before the profiles that use it.
class DesktopKeyStores {
public:
    /// For the profile in `folder` with this id: the device's own key store first, else a file in the
    /// profile.
    [[nodiscard]] KeyStores of(const std::filesystem::path& folder, const std::string& profile);

private:
    KeychainThread thread_;
};

} // namespace jotter::platform
