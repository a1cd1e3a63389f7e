#include "app/store/replica/purge.h"
#include "sync/seal/box.h"
#include "tests/store/classroom.h"

#include <sodium.h>

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using engine::Answer;
using engine::Offer;
using store::Queries;
using test::Classroom;
using test::fed;

namespace {
template <class T>
T need(Expected<T> value) {
    if (!value)
        qFatal("%s", value.error().code.c_str());
    return std::move(*value);
}
constexpr std::size_t plenty = 1'000'000;
} // namespace

/// What keeps a tablet and its server the same: quarantine, receipts, digests.
class ChecksTest : public QObject {
    Q_OBJECT

    static SealedChange note(Classroom& room, std::size_t pupil, const std::string& text,
                             std::vector<MediumRef> media = {}) {
        auto change = room.made("observation", domain::pupilStream(room.pupils[pupil]),
                                EntityId::make(room.clock.now(), room.random), {{"note", text}})
                          .change;
        change.media = std::move(media);
        return need(serialise(std::move(change)));
    }

    /// Public, then secret.
    static std::pair<std::string, std::string> schoolKey() {
        std::string open(32, '\0'), secret(32, '\0');
        crypto_box_keypair(reinterpret_cast<unsigned char*>(open.data()),
                           reinterpret_cast<unsigned char*>(secret.data()));
        return {open, secret};
    }

private Q_SLOTS:
    /// The server lists a hundred holes and stops there: what it has beyond them does not go again at each
    /// greeting.
    void beyondAHundredHolesNothingIsTakenForLost() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto epoch = need(journal.epoch());
        std::vector<engine::ChangeAnswer> answers;
        for (int i = 0; i < 203; ++i)
            answers.push_back({room.record(room.tick()).changes[0], Answer::Ok, 1, "r", ""});
        QVERIFY(journal.answered(answers, {epoch, 203, {}}));
        engine::Watermark watermark{epoch, 199, {}};
        for (std::uint64_t n = 2; n <= 198; n += 2)
            watermark.holes.emplace_back(n, n);
        QVERIFY(journal.sendAgain(watermark)); // 99 of them: 200 and what follows is lacking, too
        QCOMPARE(need(journal.unsent(1'000, plenty)).size(), std::size_t{99 + 4});
        QVERIFY(journal.answered(answers, {epoch, 203, {}}));
        watermark = {epoch, 201, std::move(watermark.holes)};
        watermark.holes.emplace_back(200, 200);
        QVERIFY(journal.sendAgain(watermark));
        QCOMPARE(need(journal.unsent(1'000, plenty)).size(), std::size_t{100});
    }

    void whatWasRefusedIsForTheQuarantine() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto [open, secret] = schoolKey();
        const auto id = room.record(room.tick("own", "cannot be read there")).changes[0];
        const auto bytes = need(journal.unsent(1, plenty)).at(0).bytes;
        QVERIFY(journal.hold(id, "refused"));
        QVERIFY(need(journal.refused(10, plenty)).empty()); // without the server's key nothing can be sealed
        QVERIFY(room.store().saveSetting(store::sealKeySetting, toHex(open)).result());
        const auto refused = need(journal.refused(10, plenty));
        QCOMPARE(refused.size(), std::size_t{1});
        QVERIFY(refused[0].id == id && refused[0].n == 1 && refused[0].reason == "refused");
        QCOMPARE(refused[0].epoch, need(journal.epoch()));
        QCOMPARE(refused[0].stream, domain::pupilStream(room.pupils[0]));
        QCOMPARE(need(seal::openBox(open, secret, need(fromBase64(refused[0].box)))), bytes);
        QCOMPARE(need(journal.counts()).refusedChanges, std::uint64_t{1});
        room.restart();
        QVERIFY(room.store().journal().quarantined({id}));
        QVERIFY(need(room.store().journal().refused(10, plenty)).empty());
        QCOMPARE(need(room.store().journal().counts()).heldChanges,
                 std::uint64_t{1}); // its author still has to look
    }

    void whatTheServerHoldsIsThereAlready() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto id = room.record(room.tick()).changes[0];
        QVERIFY(
            journal.answered({{id, Answer::Held, 0, "", "no_right", {}}}, {need(journal.epoch()), 1, {}}));
        QCOMPARE(need(journal.counts()).refusedChanges, std::uint64_t{0});
    }

    /// A clone's held records are numbered in the new epoch once somebody tries them again.
    void aHeldRecordOfAnOlderEpochGetsANumber() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto held = room.record(room.tick()).changes[0];
        const auto refused = room.record(room.tick()).changes[0];
        room.record(room.tick());
        QVERIFY(
            journal.answered({{held, Answer::Held, 0, "", "no_ticket", {}}}, {need(journal.epoch()), 1, {}}));
        QVERIFY(journal.hold(refused, "refused"));
        QVERIFY(journal.startNewEpoch());
        QVERIFY(room.store().tryAgain(held).result());
        std::set<std::uint64_t> numbers;
        for (const auto& change : need(journal.unsent(10, plenty)))
            numbers.insert(change.n);
        QCOMPARE(numbers, (std::set<std::uint64_t>{2, 3})); // 1 is the refused one's
    }

    /// What a server had put aside it forgets when it is put back, whichever epoch's number it went under.
    void whatWasPutAsideGoesAgainToAServerThatWasPutBack() {
        Classroom room;
        auto& journal = room.store().journal();
        QVERIFY(room.store().saveSetting(store::sealKeySetting, toHex(schoolKey().first)).result());
        auto seen = room.tick();
        seen.media = {test::photo("held")};
        const auto held = room.record(seen).changes[0];
        const auto refused = room.record(room.tick()).changes[0];
        const auto sent = room.record(room.tick()).changes[0];
        QVERIFY(journal.answered(
            {{held, Answer::Held, 0, "", "no_ticket", {}}, {sent, Answer::Ok, 1, "r", "", {}}},
            {need(journal.epoch()), 3, {}}));
        QVERIFY(journal.hold(refused, "refused"));
        QVERIFY(journal.quarantined({refused}));
        QVERIFY(journal.startNewEpoch()); // another copy of this store goes on with the old one's numbers
        QVERIFY(journal.sendAgain({need(journal.epoch()), 0, {}}));
        QVERIFY(need(journal.unsent(10, plenty)).empty());
        QVERIFY(journal.beginOffering(Offer::Everything));
        const auto again = need(journal.unsent(10, plenty));
        QCOMPARE(again.size(), std::size_t{1});
        QVERIFY(again[0].id == held && again[0].n == 1);
        QCOMPARE(need(journal.counts()).unsentMedia, std::uint64_t{2});
        const auto copies = need(journal.refused(10, plenty));
        QCOMPARE(copies.size(), std::size_t{1});
        QVERIFY(copies[0].id == refused && copies[0].n == 2);
        QVERIFY(journal.endOffering());
        QCOMPARE(need(journal.unsent(10, plenty)).size(), std::size_t{1});
    }

    void everythingWithAReceiptIsOfferedOnce() {
        Classroom room;
        auto& journal = room.store().journal();
        QVERIFY(!need(journal.offering()));
        std::vector<engine::FeedLine> page;
        for (std::uint64_t i = 1; i <= 5; ++i)
            page.emplace_back(fed(note(room, 1, "theirs " + std::to_string(i)), i));
        QVERIFY(journal.applyPage(page, "c"));
        const auto own = room.record(room.tick()).changes[0];
        QVERIFY(
            journal.answered({{own, Answer::Ok, 6, "own receipt", "", {}}}, {need(journal.epoch()), 1, {}}));
        room.record(room.tick()); // has none yet
        QVERIFY(journal.beginOffering(Offer::Everything));
        const auto first = need(journal.receipted(need(journal.offering())->position, 4, plenty));
        QCOMPARE(first.size(), std::size_t{4});
        QCOMPARE(first[0].receipt, std::string("receipt 1"));
        QCOMPARE(need(parseChange(first[0].bytes)).change.hlc.toString(), first[0].effective);
        std::vector<engine::ChangeAnswer> answers;
        for (std::size_t i = 0; i < first.size(); ++i)
            answers.push_back({first[i].id, Answer::Ok, 100 + i, "new receipt", "", {}});
        QVERIFY(journal.offered(answers, *need(journal.offering()), first.back().position));
        room.restart();
        auto& again = room.store().journal();
        const auto rest = need(again.receipted(need(again.offering())->position, 10, plenty));
        QCOMPARE(rest.size(), std::size_t{2});
        QVERIFY(rest.back().id == own && rest.back().receipt == "own receipt");
        // A receipt that does not count there: this tablet sends its own once more, by itself.
        QVERIFY(again.offered({{own, Answer::Held, 0, "", "bad_receipt", {}}}, *need(again.offering()),
                              rest.back().position));
        QCOMPARE(need(again.unsent(10, plenty)).size(), std::size_t{2});
        QVERIFY(again.endOffering());
        QVERIFY(!need(again.offering()));
    }

    void mediaThatTheServerLacksAreSentByWhoeverHasThem() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto photo = test::photo("theirs");
        const auto change = note(room, 1, "with a photo", {photo});
        QVERIFY(journal.applyPage({fed(change, 1)}, "c"));
        QVERIFY(journal.mediumReceived(photo.sha256)); // the thumbnail is not here
        QVERIFY(journal.offered({{change.change.id, Answer::Ok, 1, "r", "", {photo.sha256, *photo.thumb}}},
                                {}, 1));
        const auto media = need(journal.unsentMedia(10));
        QCOMPARE(media.size(), std::size_t{1});
        QVERIFY(media[0].sha256 == photo.sha256);
    }

    /// What of this tablet's own has pictures here that are called verified, and may be read still.
    void ownMediaAreOfferedAlone() {
        Classroom room;
        auto& journal = room.store().journal();
        auto seen = room.tick();
        seen.media = {test::photo("own")};
        const auto own = room.record(seen).changes[0];
        auto other = room.tick();
        other.media = {test::photo("not there yet")};
        const auto unsent = room.record(other).changes[0];
        const auto plain = room.record(room.tick()).changes[0];
        const auto photo = test::photo("theirs");
        const auto theirs = note(room, 1, "with a photo", {photo});
        QVERIFY(journal.applyPage({fed(theirs, 9)}, "c"));
        QVERIFY(journal.mediumReceived(photo.sha256));
        const std::vector<engine::ChangeAnswer> accepted{{own, Answer::Ok, 1, "r", "", {}},
                                                         {unsent, Answer::Ok, 2, "r", "", {}},
                                                         {plain, Answer::Ok, 3, "r", "", {}}};
        QVERIFY(journal.answered(accepted, {need(journal.epoch()), 3, {}}));
        for (const auto& medium : need(journal.unsentMedia(10)))
            if (medium.sha256 == seen.media[0].sha256 || medium.sha256 == *seen.media[0].thumb)
                QVERIFY(journal.mediumSent(medium));
        QVERIFY(journal.beginOffering(Offer::OwnMedia));
        const auto offering = *need(journal.offering());
        const auto offered = need(journal.receipted(offering.position, 10, plenty));
        QCOMPARE(offered.size(), std::size_t{1});
        QVERIFY(offered[0].id == own);

        // All there: it goes on behind it.
        QVERIFY(journal.offered({{own, Answer::Known, 1, "r", "", {}}}, offering, offered[0].position));
        room.restart();
        auto& again = room.store().journal();
        const auto on = *need(again.offering());
        QVERIFY(on.what == Offer::OwnMedia && on.position == offered[0].position);
        QVERIFY(need(again.receipted(on.position, 10, plenty)).empty());
        QCOMPARE(need(again.unsentMedia(10)).size(), std::size_t{2});

        // One is not: it goes again, and everything is offered. An answer that comes late moves nothing.
        QVERIFY(again.offered({{own, Answer::Known, 1, "r", "", {seen.media[0].sha256}}}, offering,
                              offered[0].position));
        QCOMPARE(need(again.unsentMedia(10)).size(), std::size_t{3});
        QVERIFY(need(again.offering()) == (engine::Offering{Offer::Everything, 0}));
        QVERIFY(again.offered({{own, Answer::Known, 1, "r", "", {}}}, offering, offered[0].position));
        QVERIFY(again.beginOffering(Offer::OwnMedia)); // less than is being offered
        QVERIFY(need(again.offering()) == (engine::Offering{Offer::Everything, 0}));
        QCOMPARE(need(again.receipted(0, 10, plenty)).size(), std::size_t{4});
    }

    void whatTurnsOutToBeErasedGoes() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto change = note(room, 1, "erased meanwhile");
        QVERIFY(journal.applyPage({fed(change, 1), fed(note(room, 1, "stays"), 2)}, "c"));
        QVERIFY(journal.offered({{change.change.id, Answer::Erased, 0, "", "", {}}}, {}, 1));
        const auto page = room.timeline(room.pupils[1]);
        QCOMPARE(page.items.size(), std::size_t{1});
        QCOMPARE(page.items[0].note, std::string("stays"));
        QVERIFY(room.ask([&](const Queries& q) { return q.search({room.harbour}, "erased", 5); }).empty());
    }

    void aHiddenPictureIsNotAskedForAgain() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto photo = test::photo("of three children");
        const auto change = note(room, 1, "a group photo", {photo});
        const auto stream = domain::pupilStream(room.pupils[1]);
        QVERIFY(journal.applyPage({fed(change, 1)}, "c"));
        QVERIFY(journal.mediumReceived(photo.sha256));
        QVERIFY(journal.applyPage({engine::Hidden{stream, photo.sha256}}, "c"));
        QVERIFY(need(journal.wantedMedia(10)).empty() && need(journal.wantedThumbs(10)).empty());
        const auto chores = need(journal.chores(10));
        QCOMPARE(chores.discard.size(), std::size_t{2});
        QVERIFY(!room.ask([&](const Queries& q) { return q.mediumIsHere(photo.sha256); }));
        QVERIFY(journal.applyPage({fed(change, 1)}, "from the beginning"));
        QVERIFY(need(journal.wantedMedia(10)).empty() && need(journal.wantedThumbs(10)).empty());
    }

    void aStreamIsInDoubtUntilItWasCompared() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto stream = domain::pupilStream(room.pupils[0]);
        const auto now = room.clock.now();
        const auto id = room.record(room.tick()).changes[0];
        QVERIFY(need(journal.toCompare(10, now - 24h)).empty());
        QVERIFY(journal.answered({{id, Answer::Ok, 7, "r", "", {}}}, {need(journal.epoch()), 1, {}}));
        QCOMPARE(need(journal.toCompare(10, now - 24h)), std::vector<std::string>{stream});
        QCOMPARE(need(journal.counts()).doubtfulStreams, std::uint64_t{1});
        QCOMPARE(room.ask([](const Queries& q) { return q.safeCounts(); }).beingCompared, std::uint64_t{1});
        const auto own = need(journal.digest(stream, 7));
        QCOMPARE(own.count, std::uint64_t{1});
        QCOMPARE(need(journal.digest(stream, 6)).count, std::uint64_t{0});
        QVERIFY(journal.compared(stream, 6, now)); // of before it
        QCOMPARE(need(journal.counts()).doubtfulStreams, std::uint64_t{1});
        QVERIFY(journal.compared(stream, 7, now));
        QCOMPARE(need(journal.counts()).doubtfulStreams, std::uint64_t{0});
        QVERIFY(need(journal.toCompare(10, now - 24h)).empty());
        room.clock.advance(25h);
        QCOMPARE(need(journal.toCompare(10, room.clock.now() - 24h)), std::vector<std::string>{stream});
        room.clock.advance(-24h * 40); // a clock that was wrong does not put it off for weeks
        QCOMPARE(need(journal.toCompare(10, room.clock.now() - 24h)), std::vector<std::string>{stream});
    }

    /// What was erased in it meanwhile no feed tells.
    void aStreamThatIsGrantedAgainIsCompared() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto stream = domain::pupilStream(room.pupils[0]);
        QVERIFY(journal.applyPage({engine::StreamGranted{stream}}, "c1"));
        QVERIFY(journal.compared(stream, 1'000, room.clock.now()));
        QCOMPARE(need(journal.counts()).doubtfulStreams, std::uint64_t{0});
        QVERIFY(journal.applyPage({engine::StreamEnded{stream}}, "c2"));
        QVERIFY(journal.applyPage({engine::StreamGranted{stream}}, "c3"));
        QCOMPARE(need(journal.counts()).doubtfulStreams, std::uint64_t{1});
        QCOMPARE(need(journal.toCompare(1, room.clock.now() - 1h)), std::vector<std::string>{stream});
    }

    /// An adult who wrote the first word of a stream, and left before any feed granted it: no feed tells of
    /// its end.
    void whatNoFeedGrantedAndNobodyMayReadGoes_data() {
        QTest::addColumn<bool>("anew");
        QTest::newRow("at once") << false;
        QTest::newRow("the feed is read anew before it is sent") << true;
    }
    void whatNoFeedGrantedAndNobodyMayReadGoes() {
        QFETCH(bool, anew);
        Classroom room;
        auto& journal = room.store().journal();
        QVERIFY(room.store().saveSetting(store::sealKeySetting, toHex(schoolKey().first)).result());
        const auto stream = domain::staffStream(room.assistant);
        const auto write = [&](std::uint64_t seq) {
            domain::NewChange change;
            change.type = "concern";
            change.stream = stream;
            change.entity = EntityId::make(room.clock.now(), room.random);
            change.author = room.assistant;
            change.fields = {{"state", "new"}};
            const auto id = need(room.store().record({change}).result()).changes[0];
            if (anew)
                QVERIFY(journal.forgetCursor());
            QVERIFY(journal.answered({{id, Answer::Ok, seq, "r", "", {}}}, {need(journal.epoch()), seq, {}}));
        };
        const auto readable = [&] { return need(journal.receipted(0, 10, plenty)).size(); };
        write(1);
        QCOMPARE(readable(), std::size_t{1});
        QVERIFY(journal.unreadable(stream));
        QCOMPARE(readable(), std::size_t{0});

        // What a feed granted it ends, too.
        QVERIFY(journal.applyPage({engine::StreamGranted{stream}}, "c"));
        anew = false;
        write(2);
        const auto granted = readable();
        QVERIFY(granted >= 1);
        QVERIFY(journal.unreadable(stream));
        QCOMPARE(readable(), granted);
    }

    void aDifferenceSendsOwnRecordsAgainAndFetchesAll() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto stream = domain::pupilStream(room.pupils[0]);
        const auto id = room.record(room.tick()).changes[0];
        QVERIFY(journal.answered({{id, Answer::Ok, 7, "r", "", {}}}, {need(journal.epoch()), 1, {}}));
        QVERIFY(journal.applyPage({}, "far"));
        QVERIFY(journal.heal(stream));
        QCOMPARE(need(journal.cursor()), std::string());
        QVERIFY(need(journal.unsent(10, plenty)).at(0).id == id);
        QCOMPARE(need(journal.counts()).doubtfulStreams, std::uint64_t{1});
    }
};

QTEST_GUILESS_MAIN(ChecksTest)
#include "checks.moc"
