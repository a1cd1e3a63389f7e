#pragma once

#include "app/store/log/ledger.h"
#include "app/store/store.h"
#include "sync/engine/ports.h"

namespace jotter::store {

/// In `meta`: the row of the last change that was offered to a server that was put back; empty when there is
/// nothing to offer.
inline constexpr const char* refillPosition = "refill";

[[nodiscard]] std::vector<engine::ReceiptedChange>
receiptedChanges(Connection& connection, std::uint64_t after, std::size_t count, std::size_t bytes);
[[nodiscard]] std::vector<engine::RefusedChange> refusedChanges(Connection& connection, std::size_t count,
                                                                std::size_t bytes);
/// Within a transaction.
void noteOffered(Ledger& ledger, const std::vector<engine::ChangeAnswer>& answers, std::uint64_t position,
                 Commit& commit);
/// The server does not have these media of a change: those that are here are sent (again).
void sendMissing(Ledger& ledger, std::int64_t stream, const std::vector<Sha256>& missing);

} // namespace jotter::store
