#pragma once

#include "app/shell/profile/profile_facts.h"
#include "platform/api/key_stores.h"
#include "sync/change/random.h"
#include "sync/engine/ports.h"
#include "sync/seal/seal.h"

#include <memory>

namespace jotter::shell {

/// The keys of a profile, opened. Store and media have keys of their own, derived from the one secret that is
/// kept.
struct ProfileKeys {
    seal::WrapKey store;
    seal::WrapKey media;
    std::unique_ptr<engine::Signer> signer;
    std::string place; ///< the key store's sentence
};

/// The keys of a profile that was made before: from the kind of key store that it recorded, and never other
/// ones. `Storage` "key_store_gone".
[[nodiscard]] Expected<ProfileKeys> openKeys(platform::KeyStores& stores, const ProfileFacts& facts);

/// Deletes them for good: without them nothing of the profile can be read, wherever its disk goes.
[[nodiscard]] Expected<void> destroyKeys(platform::KeyStores& stores, const ProfileFacts& facts);

/// Keys for a new profile in the best key store that there is; writes its kind into `facts`.
[[nodiscard]] Expected<ProfileKeys> makeKeys(platform::KeyStores& stores, RandomSource& random,
                                             ProfileFacts& facts);

} // namespace jotter::shell
