#include "app/store/replica/purge.h"

#include "app/store/replica/traces.h"
#include "app/store/sqlite/rows.h"
#include "sync/change/planted.h"
#include "sync/seal/box.h"

namespace jotter::store {

namespace {
/// Own changes that have to stay: ?2 the sequence number up to which a backup has them, ?3 the time before
/// which they may go.
constexpr const char* mayGo = "(number IS NULL OR (state = 1 AND seq <= ?2 AND at < ?3))";

/// Bytes at rest may give away when, to the minute, something was recorded: the lesson is enough to send by.
constexpr const char* lesson = "at / 3600000 * 3600000";
} // namespace

std::string Purge::sealKey() {
    auto row = ledger_.db.query("SELECT value FROM setting WHERE name = ?1", sealKeySetting);
    const auto key = row.next() ? fromHex(row.text(0)) : Expected<std::string>();
    return key && key->size() == seal::boxKeyBytes ? *key : std::string();
}

void Purge::endStream(std::int64_t stream) {
    if (!ledger_.log.streamErased(stream))
        ledger_.log.setStreamEnded(stream, true);
    willLeaveTraces(ledger_);
    commit_.forgot = commit_.outbox = true;
    ledger_.projector.forget(stream);
    ledger_.db.run("UPDATE stream SET doubt = 0 WHERE row = ?1", stream);
    if (planted(Fault::EndedStreamStays))
        return;
    sweep(stream);
    if (planted(Fault::OutboxPurgedOnRevoke))
        ledger_.db.run(
            "DELETE FROM change WHERE stream = ?1 AND state = 0 AND row NOT IN (SELECT change FROM medium)",
            stream);
    const auto key = sealKey();
    if (key.empty())
        return; // joined no school that could take boxes: what waits is out of sight, and goes when it is
                // sent
    for (const auto row :
         rowsOf(ledger_.db.query("SELECT row FROM change WHERE stream = ?1 AND sealed = 0", stream)))
        sealRow(row, key);
}

void Purge::eraseStream(std::int64_t stream) {
    ledger_.log.setStreamErased(stream);
    dropMediaOf("stream = ?1 AND ?2 = ?2", stream, 0);
    ledger_.db.run("DELETE FROM change WHERE stream = ?1 AND state IS NOT 0 AND state IS NOT 2", stream);
    endStream(stream);
}

void Purge::eraseEntity(std::int64_t stream, EntityId entity) {
    willLeaveTraces(ledger_);
    commit_.forgot = commit_.outbox = true;
    if (!ledger_.log.isErased(stream, entity))
        ledger_.projector.forget(stream, entity);
    ledger_.db.run("INSERT OR IGNORE INTO erased(stream, entity) VALUES (?1, ?2)", stream, entity);
    const auto rows = rowsOf(ledger_.db.query(
        "SELECT row FROM change INDEXED BY change_entity WHERE entity = ?2 AND stream = ?1", stream, entity));
    const auto key = sealKey();
    for (const auto row : rows) {
        dropMediaOf("row = ?2 AND stream = ?1", stream, row);
        // What the server has not answered for stays until it does: its number would be missed otherwise.
        if (ledger_.db.run("DELETE FROM change WHERE row = ?1 AND state IS NOT 0 AND state IS NOT 2", row) ==
                0 &&
            !key.empty())
            sealRow(row, key);
    }
}

void Purge::dropMediaOf(const std::string& changes, std::int64_t stream, std::int64_t value) {
    const auto whose = "change IN (SELECT row FROM change WHERE " + changes + ")";
    ledger_.db.run("INSERT OR IGNORE INTO discarded(sha256, sealed) "
                   "SELECT sha256, box IS NOT NULL FROM medium WHERE " +
                       whose,
                   stream, value);
    ledger_.db.run("DELETE FROM medium WHERE " + whose, stream, value);
}

void Purge::seal(std::int64_t row) {
    const auto key = sealKey();
    if (key.empty())
        return;
    willLeaveTraces(ledger_);
    commit_.forgot = true;
    sealRow(row, key);
}

void Purge::sealRow(std::int64_t row, const std::string& key) {
    std::string bytes;
    {
        auto change = ledger_.db.query("SELECT bytes FROM change WHERE row = ?1 AND sealed = 0", row);
        if (!change.next())
            return;
        bytes = change.text(0);
    }
    ledger_.db.run(
        std::string("UPDATE change SET sealed = 1, bytes = ?2, type = '', effective = '', entity = "
                    "zeroblob(16), hash = zeroblob(32), at = ") +
            lesson + " WHERE row = ?1",
        row, Blob{orGiveUp(seal::boxFor(key, bytes))});
    // The same picture may lie sealed already, for another stream that ended: one copy, one key.
    ledger_.db.run("UPDATE medium SET box = (SELECT box FROM medium AS m WHERE m.sha256 = medium.sha256 AND "
                   "m.box IS NOT NULL LIMIT 1) WHERE change = ?1 AND box IS NULL",
                   row);
    ledger_.db.run("INSERT OR IGNORE INTO discarded(sha256, sealed) "
                   "SELECT sha256, 0 FROM medium WHERE change = ?1 AND box IS NOT NULL",
                   row);
    ledger_.db.run("UPDATE medium SET sealing = 1 WHERE change = ?1 AND box IS NULL AND here = 1", row);
    ledger_.db.run("DELETE FROM medium WHERE change = ?1 AND here = 0", row);
}

void Purge::sweep(std::int64_t stream) {
    willLeaveTraces(ledger_);
    commit_.forgot = true;
    const auto backup = ledger_.meta.number("backup_seq");
    const auto before = ledger_.clock.now() - kept;
    const bool sealing = !sealKey().empty();
    const auto rows =
        sealing
            ? rowsOf(ledger_.db.query(std::string("SELECT row FROM change WHERE stream = ?1 AND ") + mayGo,
                                      stream, backup, before))
            : rowsOf(ledger_.db.query(
                  "SELECT row FROM change WHERE stream = ?1 AND (number IS NULL OR state = 1)", stream));
    for (const auto row : rows) {
        // A medium that was not sent yet holds its change here.
        const bool waits = ledger_.db
                               .query("SELECT 1 FROM medium WHERE change = ?1 AND state = 0 AND EXISTS "
                                      "(SELECT 1 FROM change WHERE row = ?1 AND number IS NOT NULL)",
                                      row)
                               .next();
        if (waits)
            continue;
        dropMediaOf("row = ?2 AND stream = ?1", stream, row);
        ledger_.db.run("DELETE FROM change WHERE row = ?1", row);
    }
}

void Purge::backedUp(std::uint64_t seq) {
    ledger_.meta.setNumber("backup_seq", seq);
    const auto streams = rowsOf(ledger_.db.query(
        "SELECT DISTINCT stream FROM change INDEXED BY change_sealed JOIN stream ON stream.row = "
        "change.stream WHERE sealed = 1 AND ended"));
    for (const auto stream : streams)
        sweep(stream);
}

void Purge::reopen(const LogEntry& entry, const engine::FedChange& line) {
    const auto& change = line.change.change;
    const bool alone = !ledger_.log.knowsEntity(change.entity);
    ledger_.db.run("UPDATE change SET sealed = 0, bytes = ?2, type = ?3, effective = ?4, entity = ?5, hash = "
                   "?6, at = ?7 WHERE row = ?1",
                   entry.row, Blob{line.change.bytes}, change.type, line.effective.toString(), change.entity,
                   line.change.hash, change.at);
    // What lies here sealed cannot be shown: it is wanted from the server, which may still wait for it.
    ledger_.db.run("UPDATE medium SET here = EXISTS (SELECT 1 FROM medium AS m WHERE m.sha256 = "
                   "medium.sha256 AND m.here AND m.box IS NULL) WHERE change = ?1 AND box IS NOT NULL",
                   entry.row);
    ledger_.db.run("INSERT OR IGNORE INTO discarded(sha256, sealed) SELECT sha256, 1 FROM medium "
                   "WHERE change = ?1 AND state = 1 AND box IS NOT NULL",
                   entry.row);
    ledger_.db.run("UPDATE medium SET box = NULL WHERE change = ?1 AND state = 1", entry.row);
    ledger_.db.run("UPDATE medium SET sealing = 0 WHERE change = ?1 AND sealing = 1", entry.row);
    const LoggedChange logged{entry.row, entry.stream, change, line.effective};
    ledger_.media.note(logged, MediaManifest::Whence::Fed);
    ledger_.projector.apply(logged, alone);
}

engine::Chores choresOf(Connection& connection, std::size_t count) {
    engine::Chores chores;
    const auto hashes = [&](std::string_view sql) {
        return connection.query(sql, static_cast<std::uint64_t>(count)).collect([](const Prepared& row) {
            return row.hash(0);
        });
    };
    chores.seal =
        hashes("SELECT DISTINCT sha256 FROM medium INDEXED BY medium_sealing WHERE sealing = 1 LIMIT ?1");
    chores.discard = hashes(
        "SELECT sha256 FROM discarded AS d WHERE sealed = 0 AND NOT EXISTS (SELECT 1 FROM medium WHERE "
        "medium.sha256 = d.sha256 AND box IS NULL) AND NOT EXISTS (SELECT 1 FROM draft WHERE instr(media, "
        "lower(hex(d.sha256)))) LIMIT ?1");
    chores.discardSealed =
        hashes("SELECT sha256 FROM discarded AS d WHERE sealed = 1 AND NOT EXISTS (SELECT 1 FROM medium "
               "WHERE medium.sha256 = d.sha256 AND box IS NOT NULL) LIMIT ?1");
    if (!chores.seal.empty()) {
        auto key = connection.query("SELECT value FROM setting WHERE name = ?1", sealKeySetting);
        if (key.next())
            chores.sealKey = fromHex(key.text(0)).value_or(std::string());
    }
    return chores;
}

void noteSealed(Ledger& ledger, const Sha256& sha256, const std::string& box, Commit& commit) {
    ledger.db.run("UPDATE medium SET box = ?2, sealing = 0 WHERE sha256 = ?1 AND sealing = 1", sha256,
                  box.empty() ? std::nullopt : std::optional(Blob{box}));
    if (box.empty())
        ledger.db.run(
            "UPDATE medium SET state = 2, reason = 'medium_missing' WHERE sha256 = ?1 AND state = 0 "
            "AND stream IN (SELECT row FROM stream WHERE ended)",
            sha256);
    ledger.db.run("INSERT OR IGNORE INTO discarded(sha256, sealed) VALUES (?1, 0)", sha256);
    commit.outbox = true;
}

void noteDiscarded(Ledger& ledger, const engine::Chores& done) {
    for (const auto& sha256 : done.discard)
        ledger.db.run("DELETE FROM discarded WHERE sha256 = ?1 AND sealed = 0", sha256);
    for (const auto& sha256 : done.discardSealed)
        ledger.db.run("DELETE FROM discarded WHERE sha256 = ?1 AND sealed = 1", sha256);
}

} // namespace jotter::store
