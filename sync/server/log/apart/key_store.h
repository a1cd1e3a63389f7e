#pragma once

#include "sync/change/error.h"
#include "sync/seal/seal.h"

#include <string>

namespace jotter::server {

/// The keys under which contents lie, one for each pupil, in a store of their own: destroying a key is how a
/// pupil is erased from every backup (sync.md, "Restore, erasure"). Safe to use from many threads.
class KeyStore {
public:
    virtual ~KeyStore() = default;
    /// The key of `owner` (StreamName::keyOwner), made durably before it is first used. `Rejected`
    /// "key_destroyed" when it was destroyed: it is never made again.
    [[nodiscard]] virtual Expected<seal::WrapKey> obtain(const std::string& owner) = 0;
    /// The key of `owner`; `Storage` error "key_missing" when there is none.
    [[nodiscard]] virtual Expected<seal::WrapKey> find(const std::string& owner) = 0;
    /// What lies under that key cannot be read by anybody any more. Destroying it again does no harm.
    [[nodiscard]] virtual Expected<void> destroy(const std::string& owner) = 0;
};

} // namespace jotter::server
