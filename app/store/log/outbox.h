#pragma once

#include "app/store/log/ledger.h"
#include "app/store/store.h"
#include "sync/engine/ports.h"

namespace jotter::store {

/// Reading the outbox; on any connection.
[[nodiscard]] std::vector<engine::OutgoingChange> unsentChanges(Connection& connection, WallTime now,
                                                                std::size_t count, std::size_t bytes);
[[nodiscard]] std::vector<engine::OutgoingMedium> unsentMedia(Connection& connection, std::size_t count);
/// `thumbs` tells which of the two kinds.
[[nodiscard]] std::vector<engine::WantedMedium> wantedMedia(Connection& connection, bool thumbs,
                                                            std::size_t count);
[[nodiscard]] engine::Counts countAll(Connection& connection);
/// When the oldest of the unsent changes was recorded, to the hour's first.
[[nodiscard]] std::optional<WallTime> oldestUnsent(Connection& connection);

/// Whether something that the server had answered for is not covered by the watermark.
[[nodiscard]] bool isLackedThere(Connection& connection, const engine::Watermark& watermark);

/// Writing it; within a transaction.
void noteAnswers(Ledger& ledger, const std::vector<engine::ChangeAnswer>& answers, Commit& commit);
/// The server does not take it, and has no copy of it.
void refuseChange(Ledger& ledger, ChangeId id, const std::string& reason, Commit& commit);
/// The server keeps it, but somebody has to look.
void holdChange(Ledger& ledger, ChangeId id, const std::string& reason, Commit& commit);
/// Somebody asked to try a held change again: it waits once more, with its media.
void waitAgain(Ledger& ledger, ChangeId id, Commit& commit);
/// Puts accepted changes of this epoch that the watermark does not cover into the outbox again, with their
/// media.
void sendAgain(Ledger& ledger, const engine::Watermark& watermark, Commit& commit);
/// Puts what the server held into the outbox again, and what lay in its quarantine before the quarantine,
/// whatever its watermark says: a number of theirs may have been used there by another copy of this store.
void judgeAgain(Ledger& ledger, Commit& commit);
void renumber(Ledger& ledger, Commit& commit);
void mediumSent(Ledger& ledger, const engine::OutgoingMedium& medium, Commit& commit);

} // namespace jotter::store
