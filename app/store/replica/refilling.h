#pragma once

#include "app/store/log/ledger.h"
#include "app/store/store.h"
#include "sync/engine/ports.h"

namespace jotter::store {

[[nodiscard]] std::optional<engine::Offering> offeringOf(Connection& connection);
[[nodiscard]] std::vector<engine::ReceiptedChange>
receiptedChanges(Connection& connection, std::uint64_t after, std::size_t count, std::size_t bytes);
[[nodiscard]] std::vector<engine::RefusedChange> refusedChanges(Connection& connection, std::size_t count,
                                                                std::size_t bytes);
/// Within a transaction.
void beginOffering(Ledger& ledger, engine::Offer what, Commit& commit);
void endOffering(Ledger& ledger);
void noteOffered(Ledger& ledger, const std::vector<engine::ChangeAnswer>& answers,
                 const engine::Offering& after, std::uint64_t position, Commit& commit);
/// The server does not have these media of a change: those that are here are sent (again). True when it once
/// had one.
bool sendMissing(Ledger& ledger, std::int64_t stream, const std::vector<Sha256>& missing);

} // namespace jotter::store
