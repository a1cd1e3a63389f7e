// The part of the journal that keeps this tablet and its server the same: quarantine, refilling, comparing.
#include "app/store/log/journal.h"
#include "app/store/log/outbox.h"
#include "app/store/replica/comparing.h"
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
                                     std::uint64_t position) {
    return writer_.writeNow(
        [&](Ledger& ledger, Commit& commit) { noteOffered(ledger, answers, position, commit); });
}

Expected<std::optional<std::uint64_t>> StoreJournal::refill() {
    return ask([](Connection& connection) {
        Meta meta(connection);
        return meta.text(refillPosition).empty() ? std::nullopt : std::optional(meta.number(refillPosition));
    });
}

Expected<void> StoreJournal::setRefill(bool needed) {
    return writer_.writeNow([&](Ledger& ledger, Commit& commit) {
        ledger.meta.setText(refillPosition, needed ? "0" : "");
        if (needed)
            judgeAgain(ledger, commit);
    });
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

Expected<void> StoreJournal::heal(const std::string& stream) {
    return writer_.writeNow([&](Ledger& ledger, Commit& commit) { healStream(ledger, stream, commit); });
}

} // namespace jotter::store
