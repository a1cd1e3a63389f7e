#pragma once

#include "app/store/sqlite/connection.h"
#include "app/store/sqlite/errors.h"
#include "app/store/sqlite/schema.h"

#include <functional>
#include <span>

namespace jotter::store {

/// Where the database of a profile is.
[[nodiscard]] std::filesystem::path storeFile(const std::filesystem::path& folder);

/// What a new store, and a store whose projections changed, needs from above this layer.
struct StoreMaking {
    std::function<void(Connection&)> begin;   ///< writes the first rows of a new store
    std::function<void(Connection&)> rebuild; ///< fills the projections from the log
};

/// Opens the database for writing and brings it to the newest version. A new one is made under another name
/// and renamed when it is whole, so that nothing but a whole store ever has the name `store.db`; a file that
/// is there already is never replaced. Before a migration an encrypted copy is laid beside the store, and
/// removed when all went well. Errors: those of `storageError`, "store_newer", "store_damaged".
[[nodiscard]] Expected<Connection> openStoreFile(const std::filesystem::path& folder,
                                                 const seal::WrapKey& key, const StoreMaking& making,
                                                 std::span<const Migration> steps = migrations());

} // namespace jotter::store
