#include "app/store/replica/purge.h"

#include "app/media/vault.h"
#include "app/store/log/feed.h"
#include "app/store/log/outbox.h"
#include "app/store/log/recording.h"
#include "app/store/replica/traces.h"
#include "app/store/sqlite/store_file.h"
#include "sync/engine/engine.h"
#include "sync/seal/box.h"
#include "tests/store/harbour.h"
#include "tests/store/ledger_view.h"
#include "tests/support/fake_server.h"

#include <sodium.h>

#include <QFile>
#include <QtTest>

using namespace jotter;
using engine::Answer;
using test::Classroom;
using test::Harbour;
using test::need;

namespace {
constexpr std::size_t plenty = 10'000'000;

/// Long and short, so that cells are split, moved and spilled over several pages.
std::string words(int i) {
    return "gathered periwinkles " + std::to_string(i) +
           std::string(static_cast<std::size_t>(i * 37 % 900), 'p');
}
std::string otherWords(int i) {
    return "kept limpets " + std::to_string(i) + std::string(static_cast<std::size_t>(i * 53 % 700), 'l');
}

/// Two pupils' notes through each other, then the end of one of them; without the store's threads, so that
/// the one setting can be turned off. What is left of the words in the pages.
std::size_t wordsLeft(bool secureDelete) {
    Classroom room;
    room.close();
    const auto count = [&] {
        const auto pages = test::LedgerView(room.folder(), Classroom::key()).decryptedPages();
        std::size_t found = 0;
        for (auto at = pages.find("periwinkle"); at != std::string::npos;
             at = pages.find("periwinkle", at + 1))
            ++found;
        return found;
    };
    store::Ledger ledger(store::Connection(store::storeFile(room.folder()), Classroom::key(),
                                           store::Connection::Access::Write),
                         room.clock, room.random);
    ledger.db.exec(secureDelete ? "PRAGMA secure_delete = ON" : "PRAGMA secure_delete = OFF");
    const auto page = [&](const std::vector<engine::FeedLine>& lines) {
        store::Commit commit;
        if (!ledger.transact([&] { store::Feed(ledger, commit).apply(lines); }))
            qFatal("the page was not applied");
    };
    for (int i = 0; i < 400; ++i) {
        const auto fed = [&](std::size_t pupil, const std::string& note) {
            const auto made = room.made("observation", domain::pupilStream(room.pupils[pupil]),
                                        EntityId::make(room.clock.now(), room.random), {{"note", note}});
            return engine::FedChange{static_cast<std::uint64_t>(i) * 2 + pupil, made.change.hlc, "r", made};
        };
        page({fed(0, words(i)), fed(1, otherWords(i))});
    }
    if (count() < 400)
        qFatal("the search itself does not work");
    page({engine::StreamEnded{domain::pupilStream(room.pupils[0])}});
    store::removeTraces(ledger);
    if (ledger.forgot)
        qFatal("the log was not emptied");
    if (test::LedgerView(room.folder(), Classroom::key()).integrity() != "ok")
        qFatal("the database is damaged");
    return count();
}
} // namespace

/// When a grant ends or something is erased, nothing of it can be read on this tablet any more (I7, I10), and
/// nothing that was not sent is dropped (I8).
class PurgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noByteIsLeftInThePages() { QCOMPARE(wordsLeft(true), std::size_t{0}); }
    /// The control: were deleted bytes left where they are, this would see them.
    void theControlFindsThem() { QVERIFY(wordsLeft(false) > 0); }

    void whatWasNotSentGoesUpUnread() {
        Harbour tablet;
        auto& journal = tablet.journal();
        const auto sent = tablet.mine(0, "periwinkle, on the server");
        tablet.accept(sent, 7);
        const auto picture = "periwinkle " + std::string(300'000, 'x');
        const auto photo = tablet.keep(picture);
        const auto waiting = tablet.mine(0, "periwinkle, still to go", {photo});
        const auto held = tablet.mine(0, "periwinkle, held");
        QVERIFY(journal.hold(held, "no_ticket"));
        const auto theirs = "periwinkle of others " + std::string(1000, 'y');
        const auto others = tablet.keep(theirs);
        QVERIFY(journal.applyPage({tablet.theirs(0, "periwinkle by another", 8, {others})}, "c"));
        QVERIFY(tablet.pages().find("periwinkle") != std::string::npos);
        tablet.end(0);

        QVERIFY(tablet.pages().find("periwinkle") == std::string::npos);
        QVERIFY(tablet.pages().find("Amara") == std::string::npos);
        QVERIFY(std::filesystem::file_size(tablet.room.folder() / "store.db-wal") < 60'000);
        QCOMPARE(test::LedgerView(tablet.room.folder(), Classroom::key()).integrity(), std::string("ok"));
        QVERIFY(tablet.room.timeline(tablet.room.pupils[0]).items.empty());
        QVERIFY(!tablet.vault->has(photo.sha256) && !tablet.vault->has(others.sha256));

        const auto unsent = need(journal.unsent(10, plenty));
        QCOMPARE(unsent.size(), std::size_t{1});
        QVERIFY(unsent[0].id == waiting && unsent[0].sealed);
        QCOMPARE(tablet.opened(unsent[0]).fields["note"], "periwinkle, still to go");
        QVERIFY(tablet.opened(unsent[0]).id == waiting);
        tablet.accept(waiting, 9);
        const auto media = need(journal.unsentMedia(10));
        QCOMPARE(media.size(), std::size_t{1});
        QVERIFY(!media[0].box.empty());
        QVERIFY(tablet.opened(media[0]) == picture);
        QCOMPARE(need(journal.counts()).heldChanges, std::uint64_t{1});
        QVERIFY(tablet.room.store().tryAgain(held).result());
        QVERIFY(tablet.opened(need(journal.unsent(10, plenty)).at(0)).id == held);
    }

    /// A server that was put back, or a copy that differed: the feed is read from its beginning, and tells of
    /// no end that came before.
    void whatIsNotGrantedAgainEnds() {
        Harbour tablet;
        auto& journal = tablet.journal();
        const auto ended = tablet.theirs(0, "periwinkle by another", 8);
        const auto kept = tablet.theirs(1, "primrose", 9);
        QVERIFY(journal.applyPage({ended, kept}, "c"));
        const auto waiting = tablet.mine(0, "periwinkle, still to go");
        const auto elsewhere = tablet.mine(2, "nobody has answered for this yet");
        QVERIFY(!need(journal.endUngranted())); // nothing was forgotten
        QVERIFY(journal.forgetCursor());
        QVERIFY(journal.applyPage({engine::StreamGranted{tablet.stream(1)}, kept}, "c2"));
        QVERIFY(tablet.pages().find("periwinkle") != std::string::npos);
        QVERIFY(need(journal.endUngranted()));
        tablet.tidy();
        QVERIFY(tablet.pages().find("periwinkle") == std::string::npos);
        QVERIFY(tablet.pages().find("primrose") != std::string::npos);
        QVERIFY(!need(journal.endUngranted()));
        std::map<ChangeId, bool> sealed;
        for (const auto& change : need(journal.unsent(10, plenty)))
            sealed[change.id] = change.sealed;
        QCOMPARE(sealed, (std::map<ChangeId, bool>{{waiting, true}, {elsewhere, false}}));
        QVERIFY(journal.applyPage({engine::StreamGranted{tablet.stream(0)}, ended}, "c3"));
        QVERIFY(tablet.pages().find("periwinkle") != std::string::npos);
    }

    /// The engine carries what it cannot read; the server ends with the very bytes.
    void theEngineSendsWhatItCannotRead() {
        Harbour tablet;
        const auto picture = "a picture " + std::string(600'000, 'x');
        const auto photo = tablet.keep(picture);
        const auto id = tablet.mine(0, "unread", {photo});
        const auto bytes = need(tablet.journal().unsent(1, plenty)).at(0).bytes;
        tablet.end(0);
        QVERIFY(tablet.journal().forgetCursor()); // of no server that was
        fake::FakeServer server;
        server.openedBox = [&](const std::string& box) {
            return need(seal::openBox(tablet.publicKey, tablet.secretKey, box));
        };
        server.opened = [](const std::string& key, const std::string& sealed) {
            return Harbour::openedWith(key, sealed);
        };
        fake::FakeSigner signer;
        engine::Config config;
        config.device = DeviceId::make(tablet.room.clock.now(), tablet.room.random);
        engine::Engine engine(tablet.journal(), *tablet.vault, signer, tablet.room.random, config);
        for (int i = 0; i < 60 && server.media.empty(); ++i)
            for (const auto& request : engine.due(tablet.room.clock.now()))
                engine.answered(request.id, server.handle(request, tablet.room.clock.now()),
                                tablet.room.clock.now());
        QCOMPARE(server.changes.size(), std::size_t{1});
        QVERIFY(server.changes.at(id).bytes == bytes);
        QVERIFY(server.media.at(photo.sha256.toHex()) == picture);
        const auto counts = need(tablet.journal().counts());
        QCOMPARE(counts.unsentChanges + counts.unsentMedia + counts.heldChanges, std::uint64_t{0});
    }

    void whatIsInNoBackupStaysSealedUntilItIs() {
        Harbour tablet;
        auto& journal = tablet.journal();
        const auto photo = tablet.keep("a picture that was sent");
        const auto sent = tablet.mine(0, "sent", {photo});
        tablet.accept(sent, 7);
        QVERIFY(journal.mediumSent(need(journal.unsentMedia(1)).at(0)));
        tablet.end(0);
        const auto epoch = need(journal.epoch());
        QVERIFY(need(journal.unsent(10, plenty)).empty());
        QVERIFY(journal.sendAgain({epoch, 0, {}})); // the server was put back to before it
        const auto again = need(journal.unsent(10, plenty));
        QCOMPARE(again.size(), std::size_t{1});
        QVERIFY(tablet.opened(again[0]).id == sent);
        tablet.accept(sent, 7);
        for (const auto& medium : need(journal.unsentMedia(10))) {
            QVERIFY(tablet.opened(medium) == "a picture that was sent");
            QVERIFY(journal.mediumSent(medium));
        }
        QVERIFY(journal.backedUp(7));
        QCOMPARE(tablet.room.ask([](const store::Queries& q) { return q.safeCounts(); }).onTablet,
                 std::uint64_t{1}); // thirty days are not over
        tablet.room.clock.advance(store::Purge::kept + std::chrono::hours(1));
        QVERIFY(journal.backedUp(6));
        QCOMPARE(tablet.room.ask([](const store::Queries& q) { return q.safeCounts(); }).onTablet,
                 std::uint64_t{1});
        QVERIFY(journal.backedUp(7));
        tablet.tidy();
        QCOMPARE(tablet.room.ask([](const store::Queries& q) { return q.safeCounts(); }).onTablet,
                 std::uint64_t{0});
        QVERIFY(!tablet.vault->sealedBytes(photo.sha256));
    }

    void aPictureOfTwoStreamsStaysInTheOther() {
        Harbour tablet;
        const auto photo = tablet.keep("both of them");
        tablet.mine(0, "one", {photo});
        tablet.mine(1, "two", {photo});
        tablet.end(0);
        QVERIFY(tablet.vault->has(photo.sha256));
        QVERIFY(tablet.vault->sealedBytes(photo.sha256));
        tablet.end(1);
        QVERIFY(!tablet.vault->has(photo.sha256));
        const auto unsent = need(tablet.journal().unsent(10, plenty));
        QCOMPARE(unsent.size(), std::size_t{2});
        for (const auto& change : unsent)
            tablet.accept(change.id, 3);
        const auto media = need(tablet.journal().unsentMedia(10));
        QCOMPARE(media.size(), std::size_t{2});
        for (const auto& medium : media)
            QVERIFY(tablet.opened(medium) == "both of them");
    }

    void whatComesBackCanBeReadAgain() {
        Harbour tablet;
        auto& journal = tablet.journal();
        const auto photo = tablet.keep("a picture that comes back");
        const auto id = tablet.mine(0, "seen again", {photo});
        const auto bytes = need(journal.unsent(1, plenty)).at(0).bytes;
        tablet.end(0);
        const auto change = need(parseChange(bytes));
        QVERIFY(journal.applyPage(
            {engine::StreamGranted{tablet.stream(0)}, engine::FedChange{5, change.change.hlc, "r", change}},
            "granted"));
        const auto page = tablet.room.timeline(tablet.room.pupils[0]);
        QCOMPARE(page.items.size(), std::size_t{1});
        QVERIFY(page.items[0].change == id && page.items[0].note == "seen again");
        QVERIFY(need(journal.unsent(10, plenty)).empty());
        const auto media = need(journal.unsentMedia(10)); // the only copy is the sealed one
        QCOMPARE(media.size(), std::size_t{1});
        QVERIFY(tablet.opened(media[0]) == "a picture that comes back");
        QCOMPARE(need(journal.wantedMedia(10)).size(), std::size_t{1});
        QVERIFY(journal.mediumSent(media[0]));
        tablet.tidy();
        QVERIFY(!tablet.vault->sealedBytes(photo.sha256));
    }

    void writtenWithoutTheRightToRead() {
        Harbour tablet;
        tablet.end(0);
        const auto photo = tablet.keep("late picture");
        tablet.mine(0, "periwinkle, late", {photo});
        tablet.tidy();
        QVERIFY(tablet.journal().remember("after", "the log was emptied"));
        QVERIFY(tablet.pages().find("periwinkle") == std::string::npos);
        QVERIFY(!tablet.vault->has(photo.sha256));
        const auto unsent = need(tablet.journal().unsent(10, plenty));
        QCOMPARE(tablet.opened(unsent.at(0)).fields["note"], "periwinkle, late");
    }

    void aWholeStreamIsErased() {
        Harbour tablet;
        auto& journal = tablet.journal();
        const auto photo = tablet.keep("periwinkle picture");
        const auto unsent = tablet.mine(0, "periwinkle, unsent", {photo});
        tablet.accept(tablet.mine(0, "periwinkle, sent"), 3);
        const auto theirs = tablet.theirs(0, "periwinkle, theirs", 4);
        QVERIFY(journal.applyPage({theirs, engine::Erased{tablet.stream(0), {}}}, "c"));
        tablet.tidy();
        QVERIFY(tablet.pages().find("periwinkle") == std::string::npos);
        QVERIFY(!tablet.vault->has(photo.sha256) && !tablet.vault->sealedBytes(photo.sha256));
        QVERIFY(journal.applyPage({engine::StreamGranted{tablet.stream(0)}, theirs}, "c"));
        QVERIFY(tablet.room.timeline(tablet.room.pupils[0]).items.empty());
        const auto left = need(journal.unsent(10, plenty)); // its number must not be missed
        QCOMPARE(left.size(), std::size_t{1});
        QVERIFY(left[0].id == unsent && left[0].sealed);
        QVERIFY(journal.answered({{unsent, Answer::Erased, 0, "", ""}}, {need(journal.epoch()), 2, {}}));
        QCOMPARE(tablet.room.ask([](const store::Queries& q) { return q.safeCounts(); }).onTablet,
                 std::uint64_t{0});
        QVERIFY(tablet.room.store().rebuild().result());
        QVERIFY(tablet.room.timeline(tablet.room.pupils[0]).items.empty());
    }

    /// A correction of what somebody had misfiled meanwhile: the server drops it, and no search finds its
    /// words.
    void theSearchForgetsWhatWasErased() {
        Harbour tablet;
        auto& room = tablet.room;
        auto seen = need(room.tick("own", "periwinkle, corrected").toChange());
        domain::NewChange misfiled;
        misfiled.type = "misfiled";
        misfiled.stream = tablet.stream(0);
        seen.stream = misfiled.stream;
        misfiled.entity = seen.entity = EntityId::make(room.clock.now(), room.random);
        misfiled.author = seen.author;
        misfiled.ticket = seen.ticket;
        misfiled.fields = {{"of", Uuid::makeV7(room.clock.now(), room.random).toString()}};
        QVERIFY(room.store().record({misfiled}).result());
        const auto corrected = need(room.store().record({seen}).result()).changes[0];
        const auto shown = [&] {
            std::string all;
            for (const auto& row : test::LedgerView(room.folder(), test::Classroom::key()).projections())
                all += row;
            return all.find("periwinkle") != std::string::npos;
        };
        QVERIFY(shown());
        QVERIFY(tablet.journal().answered({{corrected, Answer::Erased, 0, "", ""}},
                                          {need(tablet.journal().epoch()), 2, {}}));
        QVERIFY(!shown());
    }

    void anEntityIsErased() {
        Harbour tablet;
        auto& journal = tablet.journal();
        const auto photo = tablet.keep("periwinkle picture");
        auto seen = tablet.room.tick("own", "periwinkle, unsent");
        seen.media = {photo};
        const auto recorded = tablet.room.record(seen);
        tablet.mine(0, "stays");
        QVERIFY(journal.applyPage({engine::Erased{tablet.stream(0), recorded.entities[0]}}, "c"));
        tablet.tidy();
        QVERIFY(tablet.pages().find("periwinkle") == std::string::npos);
        QVERIFY(!tablet.vault->has(photo.sha256));
        QCOMPARE(tablet.room.timeline(tablet.room.pupils[0]).items.size(), std::size_t{1});
        QCOMPARE(need(journal.unsent(10, plenty)).size(), std::size_t{2});
    }

    /// A picture that was on its way when the grant ended is not kept.
    void whatArrivesTooLateIsNotKept() {
        Harbour tablet;
        const std::string picture = "on its way";
        const MediumRef photo{Sha256::of(picture), picture.size(), "photo", std::nullopt};
        QVERIFY(tablet.journal().applyPage({tablet.theirs(0, "theirs", 4, {photo})}, "c"));
        QCOMPARE(need(tablet.journal().wantedMedia(10)).size(), std::size_t{1});
        tablet.end(0);
        tablet.keep(picture);
        QVERIFY(tablet.journal().mediumReceived(photo.sha256));
        tablet.tidy();
        QVERIFY(!tablet.vault->has(photo.sha256));
    }

    void aKillBetweenPageAndFilesLosesNoChore() {
        Harbour tablet;
        const auto photo = tablet.keep("a picture");
        tablet.mine(0, "one", {photo});
        QVERIFY(tablet.journal().applyPage({engine::StreamEnded{tablet.stream(0)}}, "ended"));
        tablet.room.restart();
        const auto inUse = tablet.room.store()
                               .reconcileMedia([&](const Sha256& hash) { return tablet.vault->has(hash); })
                               .result();
        QVERIFY(inUse && inUse->readable.contains(photo.sha256)); // it is still to be sealed
        tablet.tidy();
        tablet.room.restart();
        const auto after = tablet.room.store()
                               .reconcileMedia([&](const Sha256& hash) { return tablet.vault->has(hash); })
                               .result();
        QVERIFY(after && after->readable.empty() && after->sealed.contains(photo.sha256));
        QCOMPARE(need(tablet.vault->removeOrphans(after->readable, after->sealed)), std::size_t{0});
        tablet.accept(need(tablet.journal().unsent(1, plenty)).at(0).id, 1);
        QVERIFY(tablet.opened(need(tablet.journal().unsentMedia(1)).at(0)) == "a picture");
    }
};

QTEST_GUILESS_MAIN(PurgeTest)
#include "purge.moc"
