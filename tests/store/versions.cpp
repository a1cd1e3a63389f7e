#include "tests/store/classroom.h"
#include "tests/support/must.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using store::Queries;
using support::must;
using test::Classroom;
using test::fed;

/// What two wrote who had not seen each other's: both stand until somebody chooses.
class VersionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoVersionsAreToldUntilSomebodyChooses() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto stream = domain::pupilStream(room.pupils[0]);
        const auto line = EntityId::make(room.clock.now(), room.random);
        const auto unseen =
            room.made("passport-line", stream, line, {{"kind", "helps"}, {"text", "Sits by the door"}});
        domain::NewChange mine;
        mine.type = "passport-line";
        mine.stream = stream;
        mine.entity = line;
        mine.author = room.assistant;
        mine.fields = {{"text", "Sits by the window"}};
        room.clock.advance(1min);
        QVERIFY(room.store().record({mine}).result());
        room.clock.advance(1min);
        mine.fields = {{"text", "Sits by the big window"}};
        QVERIFY(room.store().record({mine}).result()); // has seen the first of mine, not theirs
        QVERIFY(journal.applyPage({fed(unseen, 3)}, "c"));
        const auto both = room.ask([&](const Queries& q) { return q.twoVersions(room.pupils[0]); });
        QCOMPARE(both.size(), std::size_t{1});
        QVERIFY(both[0].entity == line && both[0].type == "passport-line" && both[0].field == "text");
        QCOMPARE(both[0].versions.size(), std::size_t{2});
        QCOMPARE(both[0].versions[0].value, nlohmann::json("Sits by the door"));
        QCOMPARE(both[0].versions[0].author, std::string("Rhys Bell"));
        QCOMPARE(both[0].versions[1].value, nlohmann::json("Sits by the big window"));
        QVERIFY(room.store().rebuild().result());
        QCOMPARE(room.ask([&](const Queries& q) { return q.twoVersions(room.pupils[0]); }).size(),
                 std::size_t{1});
        mine.fields = {{"text", "Sits by the window, near the door"}};
        QVERIFY(room.store().record({mine}).result());
        QVERIFY(room.ask([&](const Queries& q) { return q.twoVersions(room.pupils[0]); }).empty());
        QCOMPARE(room.ask([&](const Queries& q) { return q.passport(room.pupils[0]); }).at(0).text,
                 std::string("Sits by the window, near the door"));
    }

    /// A note that two corrected without having seen each other; and one who corrects what is read replaces
    /// it.
    void twoCorrectionsOfANoteAreTold() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto recorded = room.record(room.tick("own", "Counted to three"));
        const auto stream = domain::pupilStream(room.pupils[0]);
        const auto asked = [&] {
            return room.ask([&](const Queries& q) { return q.twoVersions(room.pupils[0]); });
        };
        const auto correct = [&](const char* note) {
            domain::NewChange change;
            change.type = "observation";
            change.stream = stream;
            change.entity = recorded.entities[0];
            change.author = room.assistant;
            change.fields = {{"note", note}};
            room.clock.advance(1min);
            return room.store().record({change}).result().has_value();
        };
        QVERIFY(correct("Counted to four"));
        QVERIFY(asked().empty());
        auto theirs =
            room.made("observation", stream, recorded.entities[0], {{"note", "Counted to five"}}).change;
        for (const auto& own : must(journal.unsent(10, 1UL << 20U)))
            if (auto base = must(parseChange(own.bytes)).change.base; !base.empty())
                theirs.base = std::move(base);
        QVERIFY(theirs.base.contains("note")); // what mine had seen, so has theirs
        QVERIFY(journal.applyPage({fed(must(serialise(theirs)), 3)}, "c"));
        QCOMPARE(asked().size(), std::size_t{1});
        QVERIFY(asked()[0].type == "observation" && asked()[0].field == "note");
        QCOMPARE(asked()[0].versions.size(), std::size_t{2});
        QVERIFY(room.store().rebuild().result());
        QCOMPARE(asked().size(), std::size_t{1});
        QVERIFY(correct("Counted to five, with a pause at four"));
        QVERIFY(asked().empty());
        QCOMPARE(room.timeline(room.pupils[0]).items.at(0).note,
                 std::string("Counted to five, with a pause at four"));
    }

    /// Two who had not seen each other: the most protective acts, whoever was later; a third who saw both
    /// chooses.
    void consentThatNobodySawIsNotDropped() {
        Classroom room;
        auto& journal = room.store().journal();
        const auto stream = domain::pupilStream(room.pupils[0]);
        const auto consent = [&](const char* photos) {
            domain::NewChange change;
            change.type = "consent";
            change.stream = stream;
            change.entity = EntityId::make(room.clock.now(), room.random);
            change.author = room.teacher;
            change.fields = {{"photos", photos}};
            return change;
        };
        const auto acts = [&] {
            return room.ask([&](const Queries& q) { return q.pupil(room.pupils[0]); })->photos;
        };
        const auto withdrawn =
            room.made("consent", stream, EntityId::make(room.clock.now(), room.random), {{"photos", "none"}});
        room.clock.advance(1min);
        QVERIFY(room.store().record({consent("school")}).result());
        room.clock.advance(1min);
        QVERIFY(room.store().record({consent("website")}).result());
        QVERIFY(acts() == domain::PhotoConsent::Website);
        QVERIFY(journal.applyPage({fed(withdrawn, 2)}, "c")); // older, and seen by nobody
        QVERIFY(acts() == domain::PhotoConsent::None);
        room.clock.advance(1min);
        QVERIFY(room.store().record({consent("home")}).result());
        QVERIFY(acts() == domain::PhotoConsent::Home);
    }
};

QTEST_GUILESS_MAIN(VersionsTest)
#include "versions.moc"
