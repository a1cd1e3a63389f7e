// The part of the journal that keeps this tablet and its server the same: quarantine, refilling, comparing.
#include "app/store/log/feed.h"
#include "app/store/log/journal.h"
#include "app/store/log/outbox.h"
#include "app/store/replica/comparing.h"
#include "app/store/replica/purge.h"
#include "app/store/replica/refilling.h"

namespace jotter::store {

Expected<std::vector<engine::RefusedChange>> StoreJournal::refused(std::size_t count, std::size_t bytes) {
    return ask([&](Connection& connection) { return refusedChanges(connection, count, bytes); });
}

Expected<void> StoreJournal::quarantined(const std::vector<ChangeId>& ids) {
    return writer_.writeNow([&](Ledger& ledger, Commit&) {
        for (const auto& id : ids)
            ledger.db.run("UPDATE change SET quarantine = 1 WHERE id = ?1 AND quarantine = 0", id);
    });
}

Expected<std::vector<engine::ReceiptedChange>> StoreJournal::receipted(std::uint64_t after, std::size_t count,
                                                                       std::size_t bytes) {
    return ask([&](Connection& connection) { return receiptedChanges(connection, after, count, bytes); });
}

Expected<void> StoreJournal::offered(const std::vector<engine::ChangeAnswer>& answers,
                                     const engine::Offering& after, std::uint64_t position) {
    return writer_.writeNow(
        [&](Ledger& ledger, Commit& commit) { noteOffered(ledger, answers, after, position, commit); });
}

Expected<std::optional<engine::Offering>> StoreJournal::offering() {
    return ask([](Connection& connection) { return offeringOf(connection); });
}

Expected<void> StoreJournal::beginOffering(engine::Offer what) {
    return writer_.writeNow(
        [&](Ledger& ledger, Commit& commit) { store::beginOffering(ledger, what, commit); });
}

Expected<void> StoreJournal::endOffering() {
    return writer_.writeNow([](Ledger& ledger, Commit&) { store::endOffering(ledger); });
}

Expected<std::vector<std::string>> StoreJournal::toCompare(std::size_t count, WallTime before) {
    return ask(
        [&](Connection& connection) { return streamsToCompare(connection, count, before, clock_.now()); });
}

Expected<Digest> StoreJournal::digest(const std::string& stream, std::uint64_t upto) {
    return ask([&](Connection& connection) { return digestOf(connection, stream, upto); });
}

Expected<void> StoreJournal::compared(const std::string& stream, std::uint64_t upto, WallTime now) {
    return writer_.writeNow(
        [&](Ledger& ledger, Commit& commit) { noteCompared(ledger, stream, upto, now, commit); });
}

Expected<void> StoreJournal::unreadable(const std::string& stream) {
    const auto row = ask([&](Connection& connection) { return neverGranted(connection, stream); });
    if (!row || !*row)
        return row.map([](const auto&) {});
    return writer_.writeNow([&](Ledger& ledger, Commit& commit) { Purge(ledger, commit).endStream(**row); });
}

Expected<void> StoreJournal::heal(const std::string& stream) {
    return writer_.writeNow([&](Ledger& ledger, Commit& commit) { healStream(ledger, stream, commit); });
}

} // namespace jotter::store
