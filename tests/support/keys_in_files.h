#pragma once

#include "platform/api/key_stores.h"
#include "platform/desktop/keys/key_file.h"

#include <filesystem>

namespace jotter::support {

/// A profile's keys beside it, in a file: nobody's session bus or keyring is waited for.
inline platform::KeyStores keysInFiles(const std::filesystem::path& folder, const std::string&) {
    std::vector<std::unique_ptr<platform::KeyStore>> stores;
    stores.push_back(std::make_unique<platform::KeyFile>(folder / "keys"));
    return platform::KeyStores{std::move(stores)};
}

} // namespace jotter::support
