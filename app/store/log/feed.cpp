#include "app/store/log/feed.h"

#include <QLoggingCategory>

namespace jotter::store {

Q_LOGGING_CATEGORY(feedLog, "jotter.store.feed")

void Feed::apply(const std::vector<engine::FeedLine>& lines) {
    auto hybrid = ledger_.hybridClock();
    for (const auto& line : lines) {
        std::visit([this](const auto& known) { take(known); }, line);
        if (const auto* change = std::get_if<engine::FedChange>(&line))
            hybrid.observe(change->effective);
    }
    ledger_.keep(hybrid);
    commit_.fromServer = true;
}

void Feed::take(const engine::FedChange& line) {
    const auto& change = line.change.change;
    commit_.streams.insert(change.stream);
    if (const auto known = ledger_.log.find(change.id)) {
        if (known->hash != line.change.hash) {
            qCWarning(feedLog) << "a change came with the id of another; the one that is here stays";
            return;
        }
        accept(*known, line.seq, line.receipt);
        restamp(*known, line.effective);
        return;
    }
    const auto stream = ledger_.log.stream(change.stream);
    if (ledger_.log.isErased(stream, change.entity) || ledger_.log.streamEnded(stream))
        return; // what was erased does not come back, nor does what this tablet may not hold any more
    const bool alone = !ledger_.log.knowsEntity(change.entity);
    const auto logged = ledger_.log.append(line.change, {line.effective, line.seq, line.receipt, {}, {}});
    ledger_.media.note(logged, MediaManifest::Whence::Fed);
    ledger_.projector.apply(logged, alone);
}

void Feed::accept(const LogEntry& entry, std::uint64_t seq, const std::string& receipt) {
    ledger_.log.accept(entry.row, seq, receipt);
    if (entry.own == Sending::Held)
        ledger_.media.waitFor(entry.row, false);
    commit_.outbox = commit_.outbox || entry.own.has_value();
}

void Feed::restamp(const LogEntry& entry, const Hlc& effective) {
    const auto stamp = effective.toString();
    if (stamp == entry.effective)
        return;
    ledger_.db.run("UPDATE change SET effective = ?2 WHERE row = ?1", entry.row, stamp);
    if (!ledger_.log.streamEnded(entry.stream) && !ledger_.log.isErased(entry.stream, entry.entity))
        ledger_.projector.refold(entry.stream, entry.entity);
}

void Feed::take(const engine::StreamGranted& line) {
    const auto stream = ledger_.log.stream(line.stream);
    if (!ledger_.log.streamEnded(stream))
        return;
    ledger_.log.setStreamEnded(stream, false);
    const auto entities = ledger_.db.query("SELECT DISTINCT entity FROM change WHERE stream = ?1", stream)
                              .collect([](const Prepared& row) { return row.id<EntityId>(0); });
    for (const auto& entity : entities) // what had stayed because it was unsent shows again
        ledger_.projector.refold(stream, entity);
    commit_.streams.insert(line.stream);
}

void Feed::take(const engine::StreamEnded& line) {
    const auto stream = ledger_.log.stream(line.stream);
    ledger_.log.setStreamEnded(stream, true);
    ledger_.projector.forget(stream);
    sweep(stream);
    commit_.streams.insert(line.stream);
    commit_.outbox = true;
}

void Feed::sweep(std::int64_t stream) {
    ledger_.forgot = true;
    ledger_.db.run(
        "DELETE FROM medium WHERE change IN (SELECT row FROM change WHERE stream = ?1) AND (state = 1 OR "
        "change IN (SELECT row FROM change WHERE stream = ?1 AND number IS NULL))",
        stream);
    ledger_.db.run("DELETE FROM change WHERE stream = ?1 AND (number IS NULL OR state = 1) "
                   "AND NOT EXISTS (SELECT 1 FROM medium WHERE medium.change = change.row)",
                   stream);
}

void Feed::take(const engine::EntityErased& line) {
    const auto stream = ledger_.log.stream(line.stream);
    ledger_.forgot = true;
    if (!ledger_.log.isErased(stream, line.entity))
        ledger_.projector.forget(stream, line.entity);
    ledger_.db.run("INSERT OR IGNORE INTO erased(stream, entity) VALUES (?1, ?2)", stream, line.entity);
    ledger_.db.run(
        "DELETE FROM medium WHERE change IN (SELECT row FROM change WHERE entity = ?2 AND stream = ?1)",
        stream, line.entity);
    // What the server has not answered for stays until it does: its number would be missed otherwise.
    ledger_.db.run("DELETE FROM change WHERE entity = ?2 AND stream = ?1 AND state IS NOT 0", stream,
                   line.entity);
    commit_.streams.insert(line.stream);
    commit_.outbox = true;
}

} // namespace jotter::store
