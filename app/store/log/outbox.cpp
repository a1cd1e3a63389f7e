#include "app/store/log/outbox.h"

#include "app/store/log/feed.h"
#include "app/store/replica/comparing.h"
#include "app/store/replica/purge.h"
#include "app/store/replica/refilling.h"
#include "app/store/sqlite/rows.h"
#include "sync/change/planted.h"

#include <algorithm>
#include <set>

namespace jotter::store {

using namespace std::chrono_literals;

namespace {
constexpr std::chrono::milliseconds firstRetry = 1s;
constexpr std::chrono::milliseconds lastRetry = 5min;

WallTime retryTime(WallTime now, std::int64_t tries) {
    return now + std::min<std::chrono::milliseconds>(firstRetry * (1LL << std::min<std::int64_t>(tries, 20)),
                                                     lastRetry);
}
} // namespace

std::vector<engine::OutgoingChange> unsentChanges(Connection& connection, WallTime now, std::size_t count,
                                                  std::size_t bytes) {
    std::vector<engine::OutgoingChange> changes;
    const auto base = Meta(connection).number("epoch_base");
    // A lesson is taken to be an hour of the clock: the newest goes first, in the order in which it was
    // recorded.
    auto rows = connection.query(
        "SELECT id, number, coalesce(moment, ''), bytes, sealed FROM change INDEXED BY change_unsent "
        "WHERE state = 0 AND retry_at <= ?1 ORDER BY at / 3600000 DESC, number LIMIT ?2",
        now, static_cast<std::uint64_t>(count));
    std::size_t total = 0;
    while (rows.next()) {
        const bool sealed = rows.flag(4);
        auto text = sealed ? toBase64(rows.text(3)) : rows.text(3);
        total += text.size();
        if (!changes.empty() && total > bytes)
            break;
        changes.push_back(
            {rows.id<ChangeId>(0), rows.count(1) - base, rows.text(2), std::move(text), sealed});
    }
    return changes;
}

std::vector<engine::OutgoingMedium> unsentMedia(Connection& connection, std::size_t count) {
    return connection
        .query("SELECT medium.sha256, stream.name, medium.kind, iif(medium.box IS NULL, medium.bytes, 0), "
               "coalesce(medium.box, '') FROM medium INDEXED BY "
               "medium_unsent "
               "JOIN change ON change.row = medium.change JOIN stream ON stream.row = medium.stream "
               "WHERE medium.state = 0 AND medium.sealing = 0 AND change.state IS NOT 0 AND change.state IS "
               "NOT 2 "
               "ORDER BY medium.size_class, medium.at DESC LIMIT ?1",
               static_cast<std::uint64_t>(count))
        .collect([](const Prepared& row) {
            return engine::OutgoingMedium{row.hash(0), row.text(1), row.text(2), row.count(3), row.text(4)};
        });
}

std::vector<engine::WantedMedium> wantedMedia(Connection& connection, bool thumbs, std::size_t count) {
    const std::string sizes = thumbs ? "AND medium.size_class = 0 " : "AND medium.size_class > 0 ";
    return connection
        .query(
            "SELECT medium.sha256, change.id, medium.kind, medium.bytes FROM medium INDEXED BY medium_wanted "
            "JOIN change ON change.row = medium.change WHERE medium.here = 0 " +
                sizes + "ORDER BY medium.size_class, medium.at DESC LIMIT ?1",
            static_cast<std::uint64_t>(count))
        .collect([](const Prepared& row) {
            return engine::WantedMedium{row.hash(0), row.id<ChangeId>(1), row.text(2), row.count(3)};
        });
}

/// The first of the oldest lesson: by number, so that the whole lesson need not be read for it.
std::optional<WallTime> oldestUnsent(Connection& connection) {
    auto row = connection.query(
        "SELECT at FROM change INDEXED BY change_unsent WHERE state = 0 AND at / 3600000 = "
        "(SELECT at / 3600000 FROM change INDEXED BY change_unsent WHERE state = 0 ORDER BY at / 3600000 "
        "LIMIT 1) ORDER BY number LIMIT 1");
    if (!row.next())
        return std::nullopt;
    return row.time(0);
}

engine::Counts countAll(Connection& connection) {
    engine::Counts counts;
    {
        auto row =
            connection.query("SELECT waiting, held, media_waiting, thumbs_wanted, media_wanted FROM tally");
        if (row.next())
            counts = {row.count(0), row.count(1), row.count(2), row.count(3), row.count(4), 0, 0, {}};
    }
    counts.oldestUnsent = oldestUnsent(connection);
    counts.doubtfulStreams = countDoubtful(connection);
    if (counts.heldChanges > 0) {
        auto row =
            connection.query("SELECT count(*) FROM change INDEXED BY change_quarantine WHERE quarantine = 0");
        counts.refusedChanges = row.next() ? row.count(0) : 0;
    }
    return counts;
}

void noteAnswers(Ledger& ledger, const std::vector<engine::ChangeAnswer>& answers, Commit& commit) {
    Feed feed(ledger, commit);
    std::set<std::int64_t> ended;
    for (const auto& answer : answers) {
        const auto entry = ledger.log.find(answer.id);
        if (!entry || !entry->own)
            continue;
        switch (answer.answer) {
        case engine::Answer::Ok:
        case engine::Answer::Known:
            feed.accept(*entry, answer.seq, answer.receipt);
            sendMissing(ledger, entry->stream, answer.missing);
            break;
        case engine::Answer::Erased:
            feed.forget(*entry); // perhaps no feed says so any more: the cursor may have been forgotten
            break;
        case engine::Answer::Held:
            if (planted(Fault::HeldTakenForSent))
                feed.accept(*entry, answer.seq, answer.receipt);
            else
                holdChange(ledger, answer.id, answer.reason, commit);
            break;
        case engine::Answer::Retry: {
            auto tried = ledger.db.query("SELECT tries FROM change WHERE row = ?1", entry->row);
            const auto tries = tried.next() ? tried.integer(0) : 0;
            ledger.db.run("UPDATE change SET tries = tries + 1, retry_at = ?2 WHERE row = ?1", entry->row,
                          retryTime(ledger.clock.now(), tries));
            break;
        }
        }
        if (ledger.log.streamEnded(entry->stream))
            ended.insert(entry->stream);
    }
    for (const auto stream : ended)
        Purge(ledger, commit).sweep(stream);
    commit.outbox = true;
}

void refuseChange(Ledger& ledger, ChangeId id, const std::string& reason, Commit& commit) {
    holdChange(ledger, id, reason, commit);
    ledger.db.run("UPDATE change SET quarantine = 0 WHERE id = ?1 AND state = 2", id);
}

void holdChange(Ledger& ledger, ChangeId id, const std::string& reason, Commit& commit) {
    const auto entry = ledger.log.find(id);
    if (!entry || !entry->own)
        return;
    ledger.log.hold(entry->row, reason);
    ledger.media.waitFor(entry->row, true);
    commit.outbox = true;
}

namespace {
/// What was numbered before this store took a new epoch has arrived there; in this one it has no number.
void numberInThisEpoch(Ledger& ledger, std::int64_t row) {
    const auto last = ledger.meta.number("number") + 1;
    if (ledger.db.run("UPDATE change SET number = ?2 WHERE row = ?1 AND number <= ?3", row, last,
                      ledger.meta.number("epoch_base")) > 0)
        ledger.meta.setNumber("number", last);
}

void sendHeld(Ledger& ledger, std::int64_t row) {
    ledger.db.run("UPDATE change SET state = 0, reason = NULL, tries = 0, retry_at = 0, quarantine = NULL "
                  "WHERE row = ?1 AND state = 2",
                  row);
    numberInThisEpoch(ledger, row);
    ledger.db.run("UPDATE medium SET state = 0, reason = NULL WHERE change = ?1 AND state = 2", row);
}
} // namespace

void waitAgain(Ledger& ledger, ChangeId id, Commit& commit) {
    const auto entry = ledger.log.find(id);
    if (!entry || !entry->own)
        return;
    sendHeld(ledger, entry->row);
    commit.outbox = true;
}

void judgeAgain(Ledger& ledger, Commit& commit) {
    for (const auto row : rowsOf(ledger.db.query("SELECT row FROM change INDEXED BY change_held "
                                                 "WHERE state = 2 AND quarantine IS NULL ORDER BY number")))
        sendHeld(ledger, row);
    for (const auto row : rowsOf(ledger.db.query("SELECT row FROM change INDEXED BY change_held "
                                                 "WHERE state = 2 AND quarantine = 1 ORDER BY number"))) {
        ledger.db.run("UPDATE change SET quarantine = 0 WHERE row = ?1", row);
        numberInThisEpoch(ledger, row);
    }
    commit.outbox = true;
}

namespace {
/// A server lists no more holes than that, and its `upto` stops before the next one (sync/README.md).
constexpr std::size_t mostHoles = 100;

/// Numbers of this store's changes that the server has not had, as first and last ones. What lies beyond the
/// last of so many holes that not all are listed is not known to be lacking: a server that was put back is
/// told of it by its receipts.
std::vector<std::pair<std::uint64_t, std::uint64_t>> lacking(Connection& connection,
                                                             const engine::Watermark& watermark) {
    Meta meta(connection);
    const auto base = meta.number("epoch_base");
    const bool ours = watermark.epoch == meta.text("epoch");
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
    if (ours)
        for (const auto& [from, to] : watermark.holes)
            ranges.emplace_back(base + from, base + to);
    if (!ours || watermark.holes.size() < mostHoles)
        ranges.emplace_back(base + (ours ? watermark.upto : 0) + 1, meta.number("number"));
    return ranges;
}
} // namespace

bool isLackedThere(Connection& connection, const engine::Watermark& watermark) {
    return std::ranges::any_of(lacking(connection, watermark), [&](const auto& range) {
        return connection
            .query(
                "SELECT 1 FROM change INDEXED BY change_number WHERE number BETWEEN ?1 AND ?2 AND (state = 1 "
                "OR (state = 2 AND quarantine IS NULL) OR quarantine = 1) LIMIT 1",
                range.first, range.second)
            .next();
    });
}

void sendAgain(Ledger& ledger, const engine::Watermark& watermark, Commit& commit) {
    for (const auto& [from, to] : lacking(ledger.db, watermark)) {
        // What was held or lay in quarantine there is gone from there too; it is judged anew when it comes
        // again.
        ledger.db.run(
            "UPDATE medium SET state = 0, reason = NULL WHERE state = 2 AND change IN (SELECT row FROM "
            "change WHERE number BETWEEN ?1 AND ?2 AND state = 2 AND quarantine IS NULL)",
            from, to);
        ledger.db.run(
            "UPDATE change SET state = 0, retry_at = 0, reason = NULL WHERE number BETWEEN ?1 AND ?2 "
            "AND (state = 1 OR (state = 2 AND quarantine IS NULL))",
            from, to);
        ledger.db.run("UPDATE change SET quarantine = 0 WHERE number BETWEEN ?1 AND ?2 AND quarantine = 1",
                      from, to);
    }
    commit.outbox = true;
}

void renumber(Ledger& ledger, Commit& commit) {
    auto number = ledger.meta.number("number");
    ledger.meta.setText("epoch", newEpoch(ledger.random));
    ledger.meta.setNumber("epoch_base", number);
    for (const auto row :
         rowsOf(ledger.db.query("SELECT row FROM change WHERE state = 0 OR quarantine = 0 ORDER BY number")))
        ledger.db.run("UPDATE change SET number = ?2, retry_at = 0 WHERE row = ?1", row, ++number);
    ledger.meta.setNumber("number", number);
    commit.outbox = true;
}

void mediumSent(Ledger& ledger, const engine::OutgoingMedium& medium, Commit& commit) {
    ledger.media.sent(medium.sha256, medium.stream);
    const auto stream = ledger.log.stream(medium.stream);
    if (ledger.log.streamEnded(stream))
        Purge(ledger, commit).sweep(stream);
    else if (!medium.box.empty())
        ledger.media.unseal(medium.sha256, stream);
    commit.outbox = true;
}

} // namespace jotter::store
