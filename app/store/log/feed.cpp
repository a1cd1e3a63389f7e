#include "app/store/log/feed.h"

#include "app/store/replica/comparing.h"
#include "app/store/replica/purge.h"
#include "app/store/replica/traces.h"
#include "app/store/sqlite/rows.h"

#include <QLoggingCategory>

namespace jotter::store {

Q_LOGGING_CATEGORY(feedLog, "jotter.store.feed")

void Feed::apply(const std::vector<engine::FeedLine>& lines) {
    auto hybrid = ledger_.hybridClock();
    ledger_.projector.together([&] {
        for (const auto& line : lines) {
            std::visit([this](const auto& known) { take(known); }, line);
            if (const auto* change = std::get_if<engine::FedChange>(&line))
                hybrid.observe(change->effective);
        }
    });
    ledger_.keep(hybrid);
    commit_.fromServer = true;
}

void Feed::take(const engine::FedChange& line) {
    const auto& change = line.change.change;
    commit_.streams.insert(change.stream);
    if (const auto known = ledger_.log.find(change.id)) {
        if (known->sealed) {
            accept(*known, line.seq, line.receipt);
            if (!ledger_.log.streamEnded(known->stream))
                Purge(ledger_, commit_).reopen(*known, line);
            return;
        }
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
    if (entry.own == Sending::Unsent || entry.own == Sending::Held)
        doubt(ledger_, entry.stream);
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
    ledger_.db.run("UPDATE stream SET granted = 1 WHERE row = ?1 AND granted <> 1", stream);
    if (!ledger_.log.streamEnded(stream) || ledger_.log.streamErased(stream))
        return;
    ledger_.log.setStreamEnded(stream, false);
    // What was erased there meanwhile no feed told, and what had stayed here may be of it.
    doubt(ledger_, stream);
    const auto entities =
        ledger_.db.query("SELECT DISTINCT entity FROM change WHERE stream = ?1 AND sealed = 0", stream)
            .collect([](const Prepared& row) { return row.id<EntityId>(0); });
    for (const auto& entity : entities) // what had stayed because it was unsent shows again
        ledger_.projector.refold(stream, entity);
    commit_.streams.insert(line.stream);
}

void Feed::take(const engine::StreamEnded& line) {
    Purge(ledger_, commit_).endStream(ledger_.log.stream(line.stream));
    commit_.streams.insert(line.stream);
}

void Feed::take(const engine::Erased& line) {
    const auto stream = ledger_.log.stream(line.stream);
    Purge purge(ledger_, commit_);
    if (line.entity)
        purge.eraseEntity(stream, *line.entity);
    else
        purge.eraseStream(stream);
    commit_.streams.insert(line.stream);
}

void Feed::take(const engine::Hidden& line) {
    willLeaveTraces(ledger_);
    commit_.forgot = commit_.outbox = true;
    ledger_.media.hide(line.sha256, ledger_.log.stream(line.stream));
    commit_.streams.insert(line.stream);
}

void readFromTheBeginning(Ledger& ledger) {
    ledger.meta.setText("cursor", "");
    ledger.db.run("UPDATE stream SET granted = 0 WHERE ended = 0");
}

void madeHere(Ledger& ledger, std::int64_t stream) {
    ledger.db.run("UPDATE stream SET granted = 2 WHERE row = ?1", stream);
}

std::optional<std::int64_t> neverGranted(Connection& connection, const std::string& stream) {
    auto row =
        connection.query("SELECT row FROM stream WHERE name = ?1 AND granted <> 1 AND ended = 0", stream);
    return row.next() ? std::optional(row.integer(0)) : std::nullopt;
}

std::vector<std::int64_t> ungrantedStreams(Connection& connection) {
    return rowsOf(connection.query(
        "SELECT row FROM stream WHERE granted = 0 AND ended = 0 AND EXISTS "
        "(SELECT 1 FROM change WHERE change.stream = stream.row AND (seq IS NOT NULL OR state "
        "IN (1, 2)))"));
}

void Feed::forget(const LogEntry& entry) {
    willLeaveTraces(ledger_);
    commit_.forgot = commit_.outbox = true;
    ledger_.media.forget(entry.row);
    ledger_.db.run("DELETE FROM change WHERE row = ?1", entry.row);
    if (!entry.sealed && !ledger_.log.streamEnded(entry.stream))
        ledger_.projector.without(entry.stream, entry.entity, entry.row);
}

} // namespace jotter::store
