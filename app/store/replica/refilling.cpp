#include "app/store/replica/refilling.h"

#include "app/store/log/feed.h"
#include "app/store/log/outbox.h"
#include "app/store/replica/purge.h"
#include "sync/seal/box.h"

namespace jotter::store {

namespace {
/// In `meta`: the last change that was offered; empty when there is nothing to offer. Of everything its row,
/// of own media its number, with the word before it.
constexpr const char* offeringPlace = "refill";
constexpr std::string_view ownMedia = "own/";

/// Of this tablet's own: what lies here and may be read still, and whose media are here and called verified.
constexpr const char* ownWithMedia =
    "SELECT number, id, effective, receipt, bytes FROM change INDEXED BY change_number JOIN stream ON "
    "stream.row = change.stream WHERE number > ?1 AND receipt IS NOT NULL AND sealed = 0 AND NOT ended AND "
    "granted = 1 AND EXISTS (SELECT 1 FROM medium INDEXED BY medium_change WHERE medium.change = change.row "
    "AND medium.state = 1 AND here) ORDER BY number LIMIT ?2";
constexpr const char* withReceipt =
    "SELECT row, id, effective, receipt, bytes FROM change WHERE row > ?1 AND receipt IS NOT NULL AND sealed "
    "= 0 ORDER BY row LIMIT ?2";

void keepPlace(Ledger& ledger, const engine::Offering& offering) {
    const std::string what(offering.what == engine::Offer::OwnMedia ? ownMedia : "");
    ledger.meta.setText(offeringPlace, what + std::to_string(offering.position));
}
} // namespace

std::optional<engine::Offering> offeringOf(Connection& connection) {
    const auto place = Meta(connection).text(offeringPlace);
    if (place.empty())
        return std::nullopt;
    const bool own = place.starts_with(ownMedia);
    return engine::Offering{own ? engine::Offer::OwnMedia : engine::Offer::Everything,
                            std::stoull(place.substr(own ? ownMedia.size() : 0))};
}

std::vector<engine::ReceiptedChange> receiptedChanges(Connection& connection, std::uint64_t after,
                                                      std::size_t count, std::size_t bytes) {
    std::vector<engine::ReceiptedChange> changes;
    const auto offering = offeringOf(connection);
    const bool own = offering && offering->what == engine::Offer::OwnMedia;
    auto rows = connection.query(own ? ownWithMedia : withReceipt, after, static_cast<std::uint64_t>(count));
    std::size_t total = 0;
    while (rows.next()) {
        auto text = rows.text(4);
        total += text.size();
        if (!changes.empty() && total > bytes)
            break;
        changes.push_back({rows.count(0), rows.id<ChangeId>(1), rows.text(2), rows.text(3), std::move(text)});
    }
    return changes;
}

std::vector<engine::RefusedChange> refusedChanges(Connection& connection, std::size_t count,
                                                  std::size_t bytes) {
    std::vector<engine::RefusedChange> changes;
    std::string key;
    {
        auto row = connection.query("SELECT value FROM setting WHERE name = ?1", sealKeySetting);
        key = row.next() ? fromHex(row.text(0)).value_or(std::string()) : std::string();
    }
    if (key.empty())
        return changes;
    const auto base = Meta(connection).number("epoch_base");
    const auto epoch = Meta(connection).text("epoch");
    auto rows =
        connection.query("SELECT id, stream.name, number, coalesce(reason, ''), bytes, sealed FROM change "
                         "INDEXED BY change_quarantine JOIN stream ON stream.row = change.stream "
                         "WHERE quarantine = 0 ORDER BY number LIMIT ?1",
                         static_cast<std::uint64_t>(count));
    std::size_t total = 0;
    while (rows.next()) {
        auto box = toBase64(rows.flag(5) ? rows.text(4) : orGiveUp(seal::boxFor(key, rows.text(4))));
        total += box.size();
        if (!changes.empty() && total > bytes)
            break;
        changes.push_back(
            {rows.id<ChangeId>(0), rows.text(1), epoch, rows.count(2) - base, rows.text(3), std::move(box)});
    }
    return changes;
}

bool sendMissing(Ledger& ledger, std::int64_t stream, const std::vector<Sha256>& missing) {
    int lost = 0;
    for (const auto& sha256 : missing)
        lost += ledger.db.run(
            "UPDATE medium SET state = 0 WHERE sha256 = ?1 AND stream = ?2 AND state = 1 AND here", sha256,
            stream);
    return lost > 0;
}

void beginOffering(Ledger& ledger, engine::Offer what, Commit& commit) {
    const bool everything = what == engine::Offer::Everything;
    if (!everything && offeringOf(ledger.db))
        return;
    keepPlace(ledger, {what, 0});
    if (everything)
        judgeAgain(ledger, commit);
}

void endOffering(Ledger& ledger) {
    ledger.meta.setText(offeringPlace, "");
}

void noteOffered(Ledger& ledger, const std::vector<engine::ChangeAnswer>& answers,
                 const engine::Offering& after, std::uint64_t position, Commit& commit) {
    Feed feed(ledger, commit);
    const auto base = ledger.meta.number("epoch_base");
    bool lost = false;
    for (const auto& answer : answers) {
        const auto entry = ledger.log.find(answer.id);
        if (!entry)
            continue;
        switch (answer.answer) {
        case engine::Answer::Ok:
        case engine::Answer::Known:
            feed.accept(*entry, answer.seq, answer.receipt);
            lost = sendMissing(ledger, entry->stream, answer.missing) || lost;
            break;
        case engine::Answer::Held: // its receipt is of no use there: what this tablet made it sends as its
                                   // own
            ledger.db.run(
                "UPDATE change SET state = 0, retry_at = 0 WHERE row = ?1 AND state = 1 AND number > ?2",
                entry->row, base);
            break;
        case engine::Answer::Erased:
            feed.forget(*entry);
            break;
        case engine::Answer::Retry:
            break;
        }
    }
    if (lost && after.what == engine::Offer::OwnMedia)
        beginOffering(ledger, engine::Offer::Everything, commit);
    else if (offeringOf(ledger.db) == after)
        keepPlace(ledger, {after.what, position});
    commit.outbox = true;
}

} // namespace jotter::store
