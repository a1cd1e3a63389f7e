#pragma once

#include "app/store/log/ledger.h"
#include "app/store/store.h"

#include <span>

namespace jotter::store {

/// Stamps the changes, appends them, projects them, puts them and their media into the outbox and drops the
/// drafts that they end. To be called within a transaction.
[[nodiscard]] Recorded recordChanges(Ledger& ledger, std::vector<domain::NewChange> changes,
                                     const std::vector<std::string>& endsDrafts, Commit& commit);

/// Takes changes that were made elsewhere and need not be sent.
void loadChanges(Ledger& ledger, std::span<const SealedChange> changes, Commit& commit);

} // namespace jotter::store
