#include "tests/store/classroom.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using store::Queries;
using test::Classroom;

/// What is recorded shows everywhere at once, and is still there after a restart.
class RecordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boardShowsTheSchool() {
        Classroom room;
        const auto board =
            room.ask([&](const Queries& q) { return q.board(room.harbour, room.clock.now()); }).value();
        QCOMPARE(board.group.name, std::string("Harbour Room"));
        QCOMPARE(board.cards.size(), std::size_t{3});
        QCOMPARE(board.cards[0].pupil.given, std::string("Amara"));
        QCOMPARE(board.cards[2].pupil.given, std::string("Zoë"));
        QCOMPARE(board.cards[0].liveSteps.size(), std::size_t{1});
        QCOMPARE(board.cards[0].liveSteps[0].text, std::string("Can count 5 objects"));
        QVERIFY(!board.cards[0].seenThisWeek);
        QCOMPARE(room.ask([](const Queries& q) { return q.schoolName(); }), std::string("Thornbeck Primary"));
        QCOMPARE(room.ask([](const Queries& q) { return q.adults(); }).size(), std::size_t{2});
        QCOMPARE(room.ask([](const Queries& q) { return q.groups(); }).size(), std::size_t{1});
        const auto scale = room.ask([](const Queries& q) { return q.helpScale(); });
        QCOMPARE(scale.levels.front().id, std::string("own"));
        const auto steps = room.ask([&](const Queries& q) { return q.steps(room.pupils[0]); });
        QCOMPARE(steps.size(), std::size_t{2});
        QVERIFY(steps[0].live && steps[0].id == room.counting);
    }

    void captureIsVisibleEverywhere() {
        Classroom room;
        QSignalSpy committed(&room.store(), &store::Store::committed);
        auto seen = room.tick("gesture", "Counted the shells aloud");
        seen.facts = {{"place", "hall"}, {"n", "3"}, {"m", "5"}};
        seen.media = {test::photo("a picture")};
        const auto recorded = room.record(seen);
        QTRY_COMPARE(committed.size(), 1);
        const auto commit = committed[0][0].value<store::Commit>();
        QVERIFY(commit.streams.contains(domain::pupilStream(room.pupils[0])) && commit.outbox);

        for (int round = 0; round < 2; ++round) {
            const auto page = room.timeline(room.pupils[0]);
            QCOMPARE(page.items.size(), std::size_t{1});
            const auto& item = page.items[0];
            QVERIFY(item.change == recorded.changes[0]);
            QVERIFY(item.observation == seen.id);
            QCOMPARE(item.authorName, std::string("Tess Okafor"));
            QCOMPARE(item.stepTexts, std::vector<std::string>{"Can count 5 objects"});
            QCOMPARE(item.help, std::string("gesture"));
            QCOMPARE(item.note, std::string("Counted the shells aloud"));
            QCOMPARE(item.facts.size(), std::size_t{3});
            QVERIFY(item.media == seen.media);
            QVERIFY(item.safety == store::Safety::OnTablet);
            const auto board =
                room.ask([&](const Queries& q) { return q.board(room.harbour, room.clock.now()); }).value();
            QCOMPARE(board.cards[0].lastHelp, std::string("gesture"));
            QVERIFY(board.cards[0].seenThisWeek && !board.cards[1].seenThisWeek);
            const auto counts = room.ask([](const Queries& q) { return q.safeCounts(); });
            QCOMPARE(counts.onTablet, std::uint64_t{1});
            QCOMPARE(counts.waiting, std::uint64_t{1});
            QCOMPARE(counts.onServer, std::uint64_t{0});
            QCOMPARE(counts.mediaWaiting, std::uint64_t{2});
            QVERIFY(counts.oldestWaiting == room.clock.now());
            const auto found =
                room.ask([&](const Queries& q) { return q.search({room.harbour}, "she", 10); });
            QCOMPARE(found.size(), std::size_t{1});
            QVERIFY(room.ask([&](const Queries& q) { return q.mediumIsHere(seen.media[0].sha256); }));
            room.restart();
        }
        room.clock.advance(7 * 24h);
        const auto board =
            room.ask([&](const Queries& q) { return q.board(room.harbour, room.clock.now()); }).value();
        QVERIFY(!board.cards[0].seenThisWeek);
    }

    void undoHidesAndCorrectionSupersedes() {
        Classroom room;
        room.record(room.tick("full"));
        room.clock.advance(1min);
        const auto seen = room.tick("own", "Without looking up");
        const auto recorded = room.record(seen);
        const auto lastHelp = [&] {
            return room.ask([&](const Queries& q) { return q.board(room.harbour, room.clock.now()); })
                .value()
                .cards[0]
                .lastHelp;
        };
        QCOMPARE(lastHelp(), std::string("own"));
        auto correction = seen.toChange().value();
        correction.fields = {{"note", "With a quick look up"}};
        QVERIFY(room.store().record({correction}).result());
        auto page = room.timeline(room.pupils[0]);
        QCOMPARE(page.items.size(), std::size_t{2});
        QCOMPARE(page.items[0].note, std::string("With a quick look up"));
        QCOMPARE(page.items[0].help, std::string("own"));
        QVERIFY(room.timeline(room.pupils[0], {.words = "without"}).items.empty());

        const auto stream = domain::pupilStream(room.pupils[0]);
        QVERIFY(room.store()
                    .record({domain::retraction(stream, recorded.entities[0], recorded.changes[0],
                                                room.assistant, room.ticket)})
                    .result());
        page = room.timeline(room.pupils[0]);
        QCOMPARE(page.items.size(), std::size_t{1});
        QCOMPARE(lastHelp(), std::string("full"));
        QVERIFY(room.ask([&](const Queries& q) { return q.search({room.harbour}, "quick", 10); }).empty());
        QCOMPARE(room.ask([](const Queries& q) { return q.safeCounts(); }).waiting, std::uint64_t{4});
    }

    /// The notes of a page go into the search together: as they are at its end.
    void theSearchHasWhatAPageLeaves() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto stream = domain::pupilStream(room.pupils[0]);
        const auto entity = [&] { return EntityId::make(room.clock.now(), room.random); };
        const auto noted = [&](const std::string& where, EntityId of, const std::string& note) {
            room.clock.advance(1s);
            return room.made("observation", where, of, {{"note", note}});
        };
        const auto corrected = entity(), erased = entity(), kept = entity();
        const auto elsewhere = domain::pupilStream(room.pupils[1]);
        QVERIFY(journal.applyPage({test::fed(noted(stream, kept, "pebble kept"), 1),
                                   test::fed(noted(stream, corrected, "pebble at first"), 2),
                                   test::fed(noted(stream, erased, "pebble erased"), 3),
                                   test::fed(noted(elsewhere, entity(), "pebble elsewhere"), 4),
                                   test::fed(noted(stream, corrected, "pebble corrected"), 5),
                                   engine::Erased{stream, erased}, engine::StreamEnded{elsewhere}},
                                  "c"));
        const auto found = [&](const std::string& words) {
            return room.ask([&](const Queries& q) { return q.search({room.harbour}, words, 10); }).size();
        };
        QCOMPARE(found("pebble"), std::size_t{2});
        QCOMPARE(found("corrected"), std::size_t{1});
        QCOMPARE(found("kept"), std::size_t{1});
    }

    void timelineComesInPagesAndFilters() {
        Classroom room;
        for (int i = 0; i < 25; ++i) {
            room.clock.advance(1s);
            auto seen = room.tick(i % 2 == 0 ? "own" : "", i % 5 == 0 ? "note " + std::to_string(i) : "");
            if (i % 3 == 0)
                seen.steps = {room.sorting};
            if (i % 4 == 0)
                seen.media = {test::photo(std::to_string(i))};
            if (i == 7)
                seen.author = room.teacher;
            room.record(seen);
        }
        std::string after;
        std::set<ChangeId> all;
        WallTime last = WallTime::max();
        int pages = 0;
        do {
            const auto page = room.timeline(room.pupils[0], {}, after, 10);
            for (const auto& item : page.items) {
                QVERIFY(item.at < last);
                last = item.at;
                all.insert(item.change);
            }
            after = page.next;
            ++pages;
        } while (!after.empty());
        QCOMPARE(pages, 3);
        QCOMPARE(all.size(), std::size_t{25});
        const auto count = [&](const store::TimelineFilter& filter) {
            return room.timeline(room.pupils[0], filter).items.size();
        };
        QCOMPARE(count({.step = room.sorting}), std::size_t{9});
        QCOMPARE(count({.adult = room.teacher}), std::size_t{1});
        QCOMPARE(count({.kind = "photo"}), std::size_t{7});
        QCOMPARE(count({.kind = "note"}), std::size_t{5});
        QCOMPARE(count({.kind = "tick"}), std::size_t{13});
        QCOMPARE(count({.words = "note 2"}), std::size_t{1});
        QCOMPARE(count({.words = "sort col"}), std::size_t{9});
        QCOMPARE(count({.words = "\" OR * NEAR("}), std::size_t{0});
        const auto wrong =
            room.ask([&](const Queries& q) { return q.timeline(room.pupils[0], {}, "elsewhere", 5); });
        QCOMPARE(wrong.error().code, std::string("bad_page"));
        const auto suggested =
            room.ask([&](const Queries& q) { return q.suggestSteps(room.pupils[0], "col", 5); });
        QCOMPARE(suggested.size(), std::size_t{1});
        QVERIFY(suggested[0].id == room.sorting);
    }

    /// sync.md, "Merging": allergies are never merged by machine.
    void anAlertNeverVanishesByItself() {
        Classroom room;
        const auto pupil = room.pupils[0];
        const auto stream = domain::pupilStream(pupil);
        const auto alerts = [&] { return room.ask([&](const Queries& q) { return q.alerts(pupil); }); };
        const auto entity = EntityId::make(room.clock.now(), room.random);
        room.load("alert", stream, entity, {{"kind", "allergy"}, {"text", "Nuts"}, {"order", 1}});
        room.load("alert", stream, EntityId::make(room.clock.now(), room.random),
                  {{"kind", "safety"}, {"text", "May run"}});
        QCOMPARE(alerts(), (std::vector<std::string>{"Nuts", "May run"}));
        const auto board =
            room.ask([&](const Queries& q) { return q.board(room.harbour, room.clock.now()); }).value();
        QCOMPARE(board.cards[0].alerts, alerts());
        QVERIFY(board.cards[1].alerts.empty());
        // Two adults rewrote it without having seen each other: both wordings stand.
        room.load("alert", stream, entity, {{"text", "Nuts and sesame"}});
        QCOMPARE(alerts(), (std::vector<std::string>{"Nuts", "Nuts and sesame", "May run"}));
        // One says that it is over; another, unaware, that it is not.
        room.load("alert", stream, entity, {{"ended", false}});
        room.load("alert", stream, entity, {{"ended", true}});
        QCOMPARE(alerts().size(), std::size_t{3});
        // Somebody who saw all of it ends it.
        const auto change = [&](nlohmann::json fields) {
            domain::NewChange edit;
            edit.type = "alert";
            edit.stream = stream;
            edit.entity = entity;
            edit.author = room.teacher;
            edit.ticket = room.ticket;
            edit.fields = std::move(fields);
            return room.store().record({edit}).result().has_value();
        };
        QVERIFY(change({{"ended", true}}));
        QCOMPARE(alerts(), (std::vector<std::string>{"May run"}));
        QVERIFY(change({{"text", "Nuts, again"}}));
        QCOMPARE(alerts(), (std::vector<std::string>{"Nuts, again", "May run"}));
    }

    void seenSaysWhenItWas() {
        Classroom room;
        auto change = room.tick("own").toChange().value();
        change.fields["seen"] = toIso(room.clock.now() - 48h);
        QVERIFY(room.store().record({change}).result());
        QVERIFY(room.timeline(room.pupils[0]).items[0].at == room.clock.now() - 48h);
    }

    void whatCannotBeKeptKeepsNothing() {
        Classroom room;
        auto good = room.tick("own").toChange().value();
        auto tooLong = room.tick("own", std::string(maxChangeBytes, 'x')).toChange().value();
        const auto answer = room.store().record({good, tooLong}).result();
        QCOMPARE(answer.error().code, std::string("change_too_big"));
        QVERIFY(room.timeline(room.pupils[0]).items.empty());
        QCOMPARE(room.ask([](const Queries& q) { return q.safeCounts(); }).onTablet, std::uint64_t{0});
    }

    void draftsTicketsAndSettingsStay() {
        Classroom room;
        const store::Draft draft{
            "d1", room.assistant, R"({"note":"half a th"})", {test::photo("burst")}, room.clock.now()};
        QVERIFY(room.store().saveDraft(draft).result());
        QVERIFY(room.store()
                    .saveTicket({room.ticket, room.assistant, room.clock.now() + 24h, "verifier", 2,
                                 room.clock.now()})
                    .result());
        QVERIFY(room.store().saveSetting("text_size", "200").result());
        room.restart();
        const auto drafts = room.ask([&](const Queries& q) { return q.drafts(room.assistant); });
        QCOMPARE(drafts.size(), std::size_t{1});
        QCOMPARE(drafts[0].body, draft.body);
        QVERIFY(drafts[0].media == draft.media && drafts[0].changed == draft.changed);
        QVERIFY(room.ask([&](const Queries& q) { return q.drafts(room.teacher); }).empty());
        const auto tickets = room.ask([](const Queries& q) { return q.tickets(); });
        QCOMPARE(tickets.size(), std::size_t{1});
        QCOMPARE(tickets[0].wrongTries, 2);
        QCOMPARE(room.ask([](const Queries& q) { return q.setting("text_size"); }), std::string("200"));
        for (const auto* other : {"d2", "d3"})
            QVERIFY(
                room.store().saveDraft({other, room.assistant, draft.body, {}, room.clock.now()}).result());
        QVERIFY(room.store().record({room.tick().toChange().value()}, {"d2", "d3"}).result());
        QCOMPARE(room.ask([&](const Queries& q) { return q.drafts(room.assistant); }).size(), std::size_t{1});
        QVERIFY(room.store().record({room.tick().toChange().value()}, {"d1"}).result());
        QVERIFY(room.ask([&](const Queries& q) { return q.drafts(room.assistant); }).empty());
    }

    void queuedWritesFinishBeforeTheEnd() {
        Classroom room;
        std::vector<QFuture<Expected<store::Recorded>>> answers;
        for (int i = 0; i < 50; ++i)
            answers.push_back(room.store().record({room.tick().toChange().value()}));
        room.restart();
        for (auto& answer : answers)
            QVERIFY(answer.isFinished() && answer.result().has_value());
        QCOMPARE(room.timeline(room.pupils[0], {}, {}, 100).items.size(), std::size_t{50});
    }

    void mediaAreReconciledBothWays() {
        Classroom room;
        auto seen = room.tick();
        seen.media = {test::photo("kept"), test::photo("vanished")};
        room.record(seen);
        QVERIFY(room.store()
                    .saveDraft({"d1", room.assistant, "{}", {test::photo("in a draft")}, room.clock.now()})
                    .result());
        const auto vanished = seen.media[1].sha256;
        const auto referred = room.store()
                                  .reconcileMedia([&](const Sha256& sha256) { return sha256 != vanished; })
                                  .result()
                                  .value();
        QCOMPARE(referred.readable.size(), std::size_t{6});
        QVERIFY(!room.ask([&](const Queries& q) { return q.mediumIsHere(vanished); }));
        QCOMPARE(room.store().journal().wantedMedia(5).value().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(RecordTest)
#include "record.moc"
