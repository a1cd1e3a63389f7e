#pragma once

#include "app/store/log/ledger.h"
#include "app/store/store.h"
#include "sync/engine/ports.h"

namespace jotter::store {

/// Where the store keeps the school server's public key (32 bytes, hexadecimal), as enrolment gave it.
inline constexpr const char* sealKeySetting = "server.seal_key";

/// Takes off this tablet what it may not hold any more (sync.md, "Rights": I7), without dropping what was not
/// sent yet (I8): own changes that are unsent, or not in a backup of the server yet, stay as boxes that only
/// the server opens. Every function is to be called within a transaction; files follow as chores
/// (`engine::Chores`), whose list is in the same transaction.
class Purge {
public:
    /// Own changes stay so long after they were recorded, and until the server has them in a backup.
    static constexpr std::chrono::hours kept{30 * 24};

    Purge(Ledger& ledger, Commit& commit)
        : ledger_(ledger)
        , commit_(commit) {}

    /// A grant ended.
    void endStream(std::int64_t stream);
    /// The stream is erased: everything but the boxes of what the server has not answered for.
    void eraseStream(std::int64_t stream);
    void eraseEntity(std::int64_t stream, EntityId entity);
    /// An own change that is not to be readable here from now on.
    void seal(std::int64_t row);
    /// Of a stream that ended, drops what need not stay any longer.
    void sweep(std::int64_t stream);
    /// The server has everything up to `seq` in a backup.
    void backedUp(std::uint64_t seq);

    /// A change that was sealed comes in the feed again: it is readable as from the first.
    void reopen(const LogEntry& entry, const engine::FedChange& line);

private:
    [[nodiscard]] std::string sealKey();
    void sealRow(std::int64_t row, const std::string& key);
    void dropMediaOf(const std::string& changes, std::int64_t stream, std::int64_t value);

    Ledger& ledger_;
    Commit& commit_;
};

[[nodiscard]] engine::Chores choresOf(Connection& connection, std::size_t count);
void noteSealed(Ledger& ledger, const Sha256& sha256, const std::string& box, Commit& commit);
void noteDiscarded(Ledger& ledger, const engine::Chores& done);

} // namespace jotter::store
