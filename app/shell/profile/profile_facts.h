#pragma once

#include "sync/change/error.h"

#include <filesystem>
#include <optional>
#include <string>

namespace jotter::shell {

/// What a profile says of itself in `profile.json`, outside its encrypted store: nothing personal, no secret.
struct ProfileFacts {
    std::string id = {}; ///< random; names the profile's secrets in the device's key store and its socket
    std::string keyStore =
        {};                ///< kind of the key store that holds its keys; never another one (architecture.md)
    bool hasStore = false; ///< its store was made: where it is missing, no other is made
};

/// Nothing in a folder that is no profile. `Storage` "profile_damaged" when the file cannot be read, or is
/// missing beside a store; "profile_newer" when a newer Jotter wrote it.
[[nodiscard]] Expected<std::optional<ProfileFacts>> readFacts(const std::filesystem::path& folder);
[[nodiscard]] Expected<void> writeFacts(const std::filesystem::path& folder, const ProfileFacts& facts);

/// The database of a profile.
[[nodiscard]] std::filesystem::path storeFileOf(const std::filesystem::path& folder);

} // namespace jotter::shell
