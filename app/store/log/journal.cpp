#include "app/store/log/journal.h"

#include "app/store/log/feed.h"
#include "app/store/log/outbox.h"
#include "app/store/replica/purge.h"
#include "sync/change/planted.h"

namespace jotter::store {

Expected<std::string> StoreJournal::epoch() {
    return ask([](Connection& connection) { return Meta(connection).text("epoch"); });
}

Expected<void> StoreJournal::startNewEpoch() {
    return writer_.writeNow([](Ledger& ledger, Commit& commit) { renumber(ledger, commit); });
}

Expected<std::vector<engine::OutgoingChange>> StoreJournal::unsent(std::size_t count, std::size_t bytes) {
    return ask([&](Connection& connection) { return unsentChanges(connection, clock_.now(), count, bytes); });
}

Expected<void> StoreJournal::answered(const std::vector<engine::ChangeAnswer>& answers,
                                      const engine::Watermark& watermark) {
    return writer_.writeNow([&](Ledger& ledger, Commit& commit) {
        noteAnswers(ledger, answers, commit);
        ledger.meta.setNumber("watermark", watermark.upto);
    });
}

Expected<void> StoreJournal::hold(ChangeId id, const std::string& reason) {
    return writer_.writeNow(
        [&](Ledger& ledger, Commit& commit) { refuseChange(ledger, id, reason, commit); });
}

Expected<void> StoreJournal::sendAgain(const engine::Watermark& watermark) {
    const auto lacked = ask([&](Connection& connection) { return isLackedThere(connection, watermark); });
    if (!lacked || !*lacked) // an idle tablet leaves its disk alone
        return lacked.map([](bool) {});
    return writer_.writeNow(
        [&](Ledger& ledger, Commit& commit) { store::sendAgain(ledger, watermark, commit); });
}

Expected<std::string> StoreJournal::cursor() {
    return ask([](Connection& connection) { return Meta(connection).text("cursor"); });
}

Expected<void> StoreJournal::applyPage(const std::vector<engine::FeedLine>& lines,
                                       const std::string& cursor) {
    if (planted(Fault::CursorBeforePage))
        static_cast<void>(
            writer_.writeNow([&](Ledger& ledger, Commit&) { ledger.meta.setText("cursor", cursor); }));
    return writer_.writeNow([&](Ledger& ledger, Commit& commit) {
        Feed(ledger, commit).apply(lines);
        ledger.meta.setText("cursor", cursor);
    });
}

Expected<void> StoreJournal::forgetCursor() {
    return writer_.writeNow([](Ledger& ledger, Commit&) { readFromTheBeginning(ledger); });
}

Expected<bool> StoreJournal::endUngranted() {
    const auto streams = ask([](Connection& connection) { return ungrantedStreams(connection); });
    if (!streams || streams->empty())
        return streams.map([](const auto&) { return false; });
    return writer_
        .writeNow([&](Ledger& ledger, Commit& commit) {
            Purge purge(ledger, commit);
            for (const auto stream : *streams)
                purge.endStream(stream);
        })
        .map([] { return true; });
}

Expected<std::vector<engine::OutgoingMedium>> StoreJournal::unsentMedia(std::size_t count) {
    return ask([&](Connection& connection) { return store::unsentMedia(connection, count); });
}

Expected<void> StoreJournal::mediumSent(const engine::OutgoingMedium& medium) {
    return writer_.writeNow(
        [&](Ledger& ledger, Commit& commit) { store::mediumSent(ledger, medium, commit); });
}

Expected<void> StoreJournal::mediaSent(const std::vector<engine::OutgoingMedium>& media) {
    return writer_.writeNow([&](Ledger& ledger, Commit& commit) {
        for (const auto& medium : media)
            store::mediumSent(ledger, medium, commit);
    });
}

Expected<void> StoreJournal::holdMedium(const engine::OutgoingMedium& medium, const std::string& reason) {
    return writer_.writeNow([&](Ledger& ledger, Commit& commit) {
        ledger.media.hold(medium.sha256, medium.stream, !medium.box.empty(), reason);
        commit.outbox = true;
    });
}

Expected<std::vector<engine::WantedMedium>> StoreJournal::wantedThumbs(std::size_t count) {
    return ask([&](Connection& connection) { return store::wantedMedia(connection, true, count); });
}

Expected<std::vector<engine::WantedMedium>> StoreJournal::wantedMedia(std::size_t count) {
    return ask([&](Connection& connection) { return store::wantedMedia(connection, false, count); });
}

Expected<void> StoreJournal::mediumReceived(const Sha256& sha256) {
    return writer_.writeNow([&](Ledger& ledger, Commit& commit) {
        ledger.media.received(sha256);
        auto streams = ledger.db.query("SELECT name FROM stream WHERE row IN "
                                       "(SELECT stream FROM medium WHERE sha256 = ?1)",
                                       sha256);
        while (streams.next())
            commit.streams.insert(streams.text(0));
        commit.fromServer = true;
    });
}

Expected<void> StoreJournal::backedUp(std::uint64_t seq) {
    return writer_.writeNow([&](Ledger& ledger, Commit& commit) { Purge(ledger, commit).backedUp(seq); });
}

Expected<engine::Chores> StoreJournal::chores(std::size_t count) {
    return ask([&](Connection& connection) { return choresOf(connection, count); });
}

Expected<void> StoreJournal::mediumSealed(const Sha256& sha256, const std::string& box) {
    return writer_.writeNow([&](Ledger& ledger, Commit& commit) { noteSealed(ledger, sha256, box, commit); });
}

Expected<void> StoreJournal::discarded(const engine::Chores& done) {
    return writer_.writeNow([&](Ledger& ledger, Commit&) { noteDiscarded(ledger, done); });
}

Expected<engine::Counts> StoreJournal::counts() {
    return ask([](Connection& connection) { return countAll(connection); });
}

Expected<std::string> StoreJournal::remembered(const std::string& name) {
    return ask([&](Connection& connection) { return Meta(connection).text("remembered/" + name); });
}

Expected<void> StoreJournal::remember(const std::string& name, const std::string& value) {
    return writer_.writeNow(
        [&](Ledger& ledger, Commit&) { ledger.meta.setText("remembered/" + name, value); });
}

} // namespace jotter::store
