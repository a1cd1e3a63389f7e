#include "tests/store/classroom.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using engine::Answer;
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

/// What the synchronising engine relies on.
class JournalTest : public QObject {
    Q_OBJECT

    static std::vector<std::uint64_t> numbers(engine::Journal& journal) {
        std::vector<std::uint64_t> list;
        for (const auto& change : need(journal.unsent(1000, plenty)))
            list.push_back(change.n);
        return list;
    }

private Q_SLOTS:
    /// sync.md, "Order and clocks": the tablet's clock is two hours slow, its adult saw what they replaced.
    void anEditOnATabletWithASlowClockCounts() {
        Classroom room;
        auto& journal = room.store().journal();
        const EntityId group{room.harbour.value};
        room.clock.advance(2h);
        const auto elsewhere = room.made("group", "school", group, {{"lesson", "Maths"}});
        room.clock.advance(-2h);
        QVERIFY(journal.applyPage({fed(elsewhere, 1)}, "1"));
        domain::NewChange edit;
        edit.type = "group";
        edit.stream = "school";
        edit.entity = group;
        edit.author = room.teacher;
        edit.ticket = room.ticket;
        edit.fields = {{"lesson", "Music"}};
        QVERIFY(room.store().record({edit}).result());
        const auto groups = room.ask([](const Queries& q) { return q.groups(); });
        QCOMPARE(groups.at(0).lesson, std::string("Music"));
        const auto sent = need(parseChange(need(journal.unsent(1, plenty))[0].bytes)).change;
        QVERIFY(elsewhere.change.hlc < sent.hlc);
        room.restart();
        QVERIFY(room.store().record({edit}).result());
        const auto again = need(room.store().journal().unsent(9, plenty));
        QVERIFY(sent.hlc < need(parseChange(again.back().bytes)).change.hlc);
    }

    void newestLessonGoesFirstInItsOwnOrder() {
        Classroom room;
        auto& journal = room.store().journal();
        QVERIFY(numbers(journal).empty());
        std::vector<ChangeId> ids;
        for (int lesson = 0; lesson < 3; ++lesson) {
            for (int i = 0; i < 2; ++i)
                ids.push_back(room.record(room.tick()).changes[0]);
            room.clock.advance(1h);
        }
        QCOMPARE(numbers(journal), (std::vector<std::uint64_t>{5, 6, 3, 4, 1, 2}));
        const auto first = need(journal.unsent(1, plenty));
        QVERIFY(first[0].id == ids[4]);
        QVERIFY(need(parseChange(first[0].bytes)).change.id == ids[4]);
        QCOMPARE(need(journal.unsent(100, 1)).size(), std::size_t{1});
        QCOMPARE(need(journal.unsent(100, first[0].bytes.size() * 2 + 1)).size(), std::size_t{2});
        const auto epoch = need(journal.epoch());
        QCOMPARE(epoch.size(), std::size_t{16});
        room.restart();
        QCOMPARE(need(room.store().journal().epoch()), epoch);
        QCOMPARE(numbers(room.store().journal()), (std::vector<std::uint64_t>{5, 6, 3, 4, 1, 2}));
    }

    void momentTravelsBesideTheChange() {
        Classroom room;
        auto seen = room.tick();
        seen.moment = "01980000-0000-7000-8000-000000000001";
        room.record(seen);
        const auto sent = need(room.store().journal().unsent(1, plenty));
        QCOMPARE(sent[0].moment, seen.moment);
        QVERIFY(sent[0].bytes.find(seen.moment) == std::string::npos);
    }

    void answersMoveRecords() {
        Classroom room;
        QVERIFY(room.store().becomeDevice(DeviceId::make(room.clock.now(), room.random)).result());
        auto& journal = room.store().journal();
        std::vector<ChangeId> ids;
        for (int i = 0; i < 5; ++i)
            ids.push_back(room.record(room.tick()).changes[0]);
        const auto safety = [&](std::size_t i) {
            const auto page = room.timeline(room.pupils[0]);
            return std::ranges::find(page.items, ids[i], &store::TimelineItem::change)->safety;
        };
        QVERIFY(safety(0) == store::Safety::Waiting);
        QVERIFY(journal.answered({{ids[0], Answer::Ok, 11, "r", ""},
                                  {ids[1], Answer::Known, 12, "r", ""},
                                  {ids[2], Answer::Held, 0, "", "no_ticket"},
                                  {ids[3], Answer::Retry, 0, "", ""},
                                  {ChangeId::make(room.clock.now(), room.random), Answer::Ok, 13, "r", ""}},
                                 {need(journal.epoch()), 2, {}}));
        QVERIFY(safety(0) == store::Safety::OnServer && safety(1) == store::Safety::OnServer);
        QVERIFY(safety(2) == store::Safety::NeedsLook && safety(3) == store::Safety::Waiting);
        QCOMPARE(numbers(journal), (std::vector<std::uint64_t>{5})); // 4 is not due yet
        room.clock.advance(5min);
        QCOMPARE(numbers(journal), (std::vector<std::uint64_t>{4, 5}));
        QVERIFY(journal.hold(ids[4], "unreadable"));
        QCOMPARE(numbers(journal), (std::vector<std::uint64_t>{4}));
        const auto counts = room.ask([](const Queries& q) { return q.safeCounts(); });
        QCOMPARE(counts.onTablet, std::uint64_t{5});
        QCOMPARE(counts.onServer, std::uint64_t{2});
        QCOMPARE(counts.needsLook, std::uint64_t{2});
        QCOMPARE(counts.waiting, std::uint64_t{1});
        const auto look = room.ask([](const Queries& q) { return q.needsLook(); });
        QCOMPARE(look.size(), std::size_t{2});
        QCOMPARE(look[0].reason, std::string("no_ticket"));
        QCOMPARE(look[0].kind, std::string("observation"));
        const auto all = need(journal.counts());
        QCOMPARE(all.unsentChanges, std::uint64_t{1});
        QCOMPARE(all.heldChanges, std::uint64_t{2});
        QVERIFY(all.oldestUnsent == room.clock.now() - 5min);
    }

    void whatTheServerLostGoesAgain() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto epoch = need(journal.epoch());
        std::vector<engine::ChangeAnswer> answers;
        for (int i = 0; i < 6; ++i) {
            auto seen = room.tick();
            seen.media = {test::photo(std::to_string(i))};
            answers.push_back(
                {room.record(seen).changes[0], i == 4 ? Answer::Held : Answer::Ok, 1, "r", "x"});
        }
        QVERIFY(journal.answered(answers, {epoch, 6, {}}));
        for (const auto& medium : need(journal.unsentMedia(100)))
            QVERIFY(journal.mediumSent(medium));
        QVERIFY(numbers(journal).empty());
        QVERIFY(journal.sendAgain({epoch, 4, {{2, 2}}}));
        QCOMPARE(numbers(journal), (std::vector<std::uint64_t>{2, 5, 6})); // 5 was held there, and is no more
        QCOMPARE(need(journal.counts()).heldChanges, std::uint64_t{0});
        // Those of 5 were never sent; of the others the server says what it lacks.
        QCOMPARE(need(journal.counts()).unsentMedia, std::uint64_t{2});
        const auto lacking = test::photo("1");
        QVERIFY(journal.answered({{answers[1].id, Answer::Ok, 2, "r", "", {lacking.sha256, *lacking.thumb}}},
                                 {epoch, 4, {}}));
        QCOMPARE(need(journal.counts()).unsentMedia, std::uint64_t{4});
        QVERIFY(journal.sendAgain({epoch, 4, {{2, 2}}}));
        QVERIFY(journal.sendAgain({"another epoch", 4, {}}));
        QCOMPARE(numbers(journal), (std::vector<std::uint64_t>{1, 2, 3, 4, 5, 6}));
    }

    /// A copy that lay in the server's quarantine is given to it again when it was put back to before that.
    void whatLayInQuarantineGoesAgain() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto epoch = need(journal.epoch());
        const auto id = room.record(room.tick()).changes[0];
        QVERIFY(journal.hold(id, "refused"));
        QVERIFY(journal.quarantined({id}));
        QVERIFY(journal.sendAgain({epoch, 1, {}}));
        QCOMPARE(need(journal.counts()).refusedChanges, std::uint64_t{0});
        QVERIFY(journal.sendAgain({epoch, 0, {}}));
        QCOMPARE(need(journal.counts()).refusedChanges, std::uint64_t{1});
        QVERIFY(numbers(journal).empty());
    }

    void aCloneTakesANewEpoch() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto epoch = need(journal.epoch());
        const auto sent = room.record(room.tick()).changes[0];
        room.record(room.tick());
        room.record(room.tick());
        QVERIFY(journal.answered({{sent, Answer::Ok, 1, "r", ""}}, {epoch, 1, {}}));
        QVERIFY(journal.startNewEpoch());
        QVERIFY(need(journal.epoch()) != epoch);
        QCOMPARE(numbers(journal), (std::vector<std::uint64_t>{1, 2}));
        room.record(room.tick());
        QCOMPARE(numbers(journal), (std::vector<std::uint64_t>{1, 2, 3}));
    }

    void mediaGoInOrderAndOnlyAfterTheirChange() {
        Classroom room;
        auto& journal = room.store().journal();
        auto seen = room.tick();
        MediumRef clip{Sha256::of("clip"), 5'000'000, "clip", std::nullopt};
        seen.media = {clip, test::photo("older")};
        const auto first = room.record(seen).changes[0];
        room.clock.advance(1min);
        auto later = room.tick();
        later.media = {test::photo("newer")};
        const auto second = room.record(later).changes[0];
        QVERIFY(need(journal.unsentMedia(10)).empty());
        const auto epoch = need(journal.epoch());
        QVERIFY(journal.answered({{first, Answer::Ok, 1, "r", ""}, {second, Answer::Ok, 2, "r", ""}},
                                 {epoch, 2, {}}));
        const auto media = need(journal.unsentMedia(10));
        QCOMPARE(media.size(), std::size_t{5});
        QVERIFY(media[0].sha256 == *later.media[0].thumb && media[0].kind == "thumb");
        QVERIFY(media[1].sha256 == *seen.media[1].thumb);
        QVERIFY(media[2].sha256 == later.media[0].sha256 && media[3].sha256 == seen.media[1].sha256);
        QVERIFY(media[4].sha256 == clip.sha256 && media[4].kind == "clip");
        QCOMPARE(media[4].stream, domain::pupilStream(room.pupils[0]));
        QVERIFY(room.timeline(room.pupils[0]).items[0].safety != store::Safety::OnServer);
        QVERIFY(journal.mediaSent({media[0], media[2]}));
        QVERIFY(room.timeline(room.pupils[0]).items[0].safety == store::Safety::OnServer);
        QVERIFY(journal.holdMedium(media[4], "wrong_hash"));
        QCOMPARE(need(journal.unsentMedia(10)).size(), std::size_t{2});
        QVERIFY(room.timeline(room.pupils[0]).items[1].safety == store::Safety::NeedsLook);
        QCOMPARE(room.ask([](const Queries& q) { return q.needsLook(); })[0].kind, std::string("clip"));
    }

    void aPageAndItsCursorAreOne() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto stream = domain::pupilStream(room.pupils[1]);
        const auto entity = EntityId::make(room.clock.now(), room.random);
        auto change = room.made("observation", stream, entity, {{"note", "Waited for a turn"}});
        QVERIFY(journal.applyPage({fed(change, 7)}, "cursor 1"));
        QVERIFY(journal.applyPage({fed(change, 7)}, "cursor 1"));
        QCOMPARE(need(journal.cursor()), std::string("cursor 1"));
        const auto page = room.timeline(room.pupils[1]);
        QCOMPARE(page.items.size(), std::size_t{1});
        QVERIFY(page.items[0].safety == store::Safety::OnServer);
        QCOMPARE(page.items[0].authorName, std::string("Rhys Bell"));
        QVERIFY(numbers(journal).empty());
        QCOMPARE(room.ask([](const Queries& q) { return q.safeCounts(); }).onTablet, std::uint64_t{0});

        const auto before = need(journal.cursor());
        QVERIFY(journal.forgetCursor());
        QCOMPARE(need(journal.cursor()), std::string());
        QVERIFY(journal.applyPage({}, before));
        QVERIFY(journal.remember(engine::rememberedClockOffset, "-840"));
        room.restart();
        QCOMPARE(need(room.store().journal().cursor()), before);
        QCOMPARE(need(room.store().journal().remembered(engine::rememberedClockOffset)), std::string("-840"));
        QCOMPARE(need(room.store().journal().remembered("never said")), std::string());
        const auto own = room.record(room.tick()).changes[0];
        const auto sent = need(room.store().journal().unsent(1, plenty));
        QVERIFY(sent[0].id == own);
        QCOMPARE(need(parseChange(sent[0].bytes)).change.offsetMs, std::int64_t{-840});
    }

    void ownChangesThatComeBackAreOnlyMarked() {
        Classroom room;
        auto& journal = room.store().journal();
        auto seen = room.tick("own", "first words");
        seen.media = {test::photo("a picture")};
        room.record(seen);
        const auto sent = need(journal.unsent(1, plenty));
        QVERIFY(journal.applyPage({fed(need(parseChange(sent[0].bytes)), 3)}, "c"));
        QVERIFY(numbers(journal).empty());
        QCOMPARE(room.timeline(room.pupils[0]).items.size(), std::size_t{1});
        const auto counts = need(journal.counts());
        QCOMPARE(counts.unsentMedia, std::uint64_t{2});
        QCOMPARE(counts.wantedMedia, std::uint64_t{0});
    }

    void mediaOfOthersAreWantedUntilTheyAreHere() {
        Classroom room;
        auto& journal = room.store().journal();
        auto sealed = room.made("observation", domain::pupilStream(room.pupils[1]),
                                EntityId::make(room.clock.now(), room.random), {{"note", "x"}});
        auto change = sealed.change;
        change.media = {test::photo("theirs")};
        sealed = need(serialise(change));
        QVERIFY(journal.applyPage({fed(sealed, 1)}, "c"));
        const auto thumbs = need(journal.wantedThumbs(10));
        QCOMPARE(thumbs.size(), std::size_t{1});
        QVERIFY(thumbs[0].sha256 == *change.media[0].thumb && thumbs[0].change == change.id);
        const auto media = need(journal.wantedMedia(10));
        QCOMPARE(media.size(), std::size_t{1});
        QCOMPARE(media[0].bytes, change.media[0].bytes);
        QVERIFY(journal.mediumReceived(thumbs[0].sha256));
        QVERIFY(journal.mediumReceived(media[0].sha256));
        const auto counts = need(journal.counts());
        QVERIFY(counts.wantedThumbs == 0 && counts.wantedMedia == 0 && counts.unsentMedia == 0);
        QVERIFY(room.ask([&](const Queries& q) { return q.mediumIsHere(media[0].sha256); }));
    }

    void theStampThatCountsFoldsAgain() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto entity = EntityId{room.harbour.value};
        // A tablet whose clock is an hour ahead renames the group; then the office does, rightly, and later.
        room.clock.advance(1h);
        domain::NewChange rename;
        rename.type = "group";
        rename.stream = "school";
        rename.entity = entity;
        rename.author = room.teacher;
        rename.fields = {{"lesson", "Reading"}};
        QVERIFY(room.store().record({rename}).result());
        const auto sent = need(parseChange(need(journal.unsent(1, plenty))[0].bytes));
        room.clock.advance(-50min);
        const auto office = room.made("group", "school", entity, {{"lesson", "Swimming"}});
        QVERIFY(journal.applyPage({fed(office, 8)}, "c1"));
        const auto lesson = [&] { return room.ask([](const Queries& q) { return q.groups(); })[0].lesson; };
        QCOMPARE(lesson(), std::string("Reading"));
        auto effective = fed(sent, 7);
        effective.effective.ms = office.change.hlc.ms - 1;
        QVERIFY(journal.applyPage({effective}, "c2"));
        QCOMPARE(lesson(), std::string("Swimming"));
    }

    void anEndedGrantLeavesOnlyWhatIsUnsent() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto stream = domain::pupilStream(room.pupils[0]);
        const auto sent = room.record(room.tick("own", "is on the server")).changes[0];
        auto seen = room.tick("own", "still to go");
        seen.media = {test::photo("unsent")};
        const auto unsent = room.record(seen).changes[0];
        const auto epoch = need(journal.epoch());
        QVERIFY(journal.answered({{sent, Answer::Ok, 1, "r", ""}}, {epoch, 1, {}}));
        QVERIFY(journal.applyPage({engine::StreamEnded{stream}}, "c"));
        QVERIFY(room.timeline(room.pupils[0]).items.empty());
        QVERIFY(!room.ask([&](const Queries& q) { return q.pupil(room.pupils[0]); }));
        QCOMPARE(room.ask([&](const Queries& q) { return q.board(room.harbour, room.clock.now()); })
                     .value()
                     .cards.size(),
                 std::size_t{2});
        QVERIFY(room.ask([&](const Queries& q) { return q.search({room.harbour}, "still", 5); }).empty());
        auto waiting = need(journal.unsent(10, plenty));
        QCOMPARE(waiting.size(), std::size_t{1});
        QVERIFY(waiting[0].id == unsent);
        QVERIFY(room.store().rebuild().result());
        QVERIFY(room.timeline(room.pupils[0]).items.empty());
        QVERIFY(journal.answered({{unsent, Answer::Ok, 2, "r", ""}}, {epoch, 2, {}}));
        QCOMPARE(need(journal.unsentMedia(10)).size(), std::size_t{2}); // goes up before it goes away
        for (const auto& medium : need(journal.unsentMedia(10)))
            QVERIFY(journal.mediumSent(medium));
        QCOMPARE(room.ask([](const Queries& q) { return q.safeCounts(); }).onTablet, std::uint64_t{0});
        QVERIFY(room.store()
                    .reconcileMedia([](const Sha256&) { return true; })
                    .result()
                    .value()
                    .readable.empty());
    }

    void whatIsErasedDoesNotComeBack() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto stream = domain::pupilStream(room.pupils[1]);
        const auto entity = EntityId::make(room.clock.now(), room.random);
        const auto change = room.made("observation", stream, entity, {{"note", "to be forgotten"}});
        QVERIFY(journal.applyPage({fed(change, 7), engine::Erased{stream, entity}}, "c"));
        QVERIFY(room.timeline(room.pupils[1]).items.empty());
        QVERIFY(journal.applyPage({fed(change, 7)}, "c"));
        QVERIFY(room.timeline(room.pupils[1]).items.empty());
        QVERIFY(room.store().rebuild().result());
        QVERIFY(room.timeline(room.pupils[1]).items.empty());
    }

    void anotherChangeWithOurIdIsNotTaken() {
        Classroom room;
        auto& journal = room.store().journal();
        room.record(room.tick("own", "ours"));
        const auto sent = need(journal.unsent(1, plenty));
        auto other = need(parseChange(sent[0].bytes)).change;
        other.fields["note"] = "theirs";
        QVERIFY(journal.applyPage({fed(need(serialise(other)), 5)}, "c"));
        QCOMPARE(room.timeline(room.pupils[0]).items[0].note, std::string("ours"));
        QCOMPARE(numbers(journal).size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(JournalTest)
#include "journal.moc"
