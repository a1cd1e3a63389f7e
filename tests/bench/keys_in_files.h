#pragma once

#include "platform/api/key_stores.h"
#include "platform/desktop/keys/key_file.h"

#include <filesystem>

namespace jotter::bench {

/// A profile's keys beside it, in a file: a benchmark does not wait for a session bus or somebody's keyring.
inline platform::KeyStores keysInFiles(const std::filesystem::path& folder, const std::string&) {
    std::vector<std::unique_ptr<platform::KeyStore>> stores;
    stores.push_back(std::make_unique<platform::KeyFile>(folder / "keys"));
    return platform::KeyStores{std::move(stores)};
}

} // namespace jotter::bench
