// The school's week of lessons, and its own words, as the tablet reads them out of what the office wrote.
#include "tests/store/classroom.h"
#include "tests/store/ledger_view.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono;
using test::Classroom;

class TimetableStore : public QObject {
    Q_OBJECT

    Classroom room_;

    [[nodiscard]] EntityId newId() { return EntityId::make(room_.clock.now(), room_.random); }
    [[nodiscard]] domain::Timetable timetable() {
        return room_.ask([](const store::Queries& queries) { return queries.timetable(); });
    }
    [[nodiscard]] nlohmann::json maths() const {
        return {{"day", 2},           {"week", "A"},
                {"from", "10:40"},    {"to", "11:25"},
                {"subject", "Maths"}, {"group", room_.harbour.toString()},
                {"room", "Hall"},     {"staff", {room_.assistant.toString(), "nobody"}},
                {"active", true}};
    }

private Q_SLOTS:
    void aSchoolWithoutATimetableHasNone() {
        QVERIFY(timetable().lessons.empty());
        QVERIFY(timetable().weeksA.empty() && timetable().closed.empty());
    }

    void aLessonIsReadAsItWasWritten() {
        const auto entity = newId();
        room_.load("lesson", "school", entity, maths());
        const auto lessons = timetable().lessons;
        QCOMPARE(lessons.size(), 1U);
        const auto& lesson = lessons[0];
        QCOMPARE(lesson.id.value, entity.value);
        QCOMPARE(lesson.day, 2);
        QCOMPARE(lesson.week, std::string("A"));
        QCOMPARE(lesson.from, 10h + 40min);
        QCOMPARE(lesson.to, 11h + 25min);
        QCOMPARE(lesson.subject, std::string("Maths"));
        QCOMPARE(lesson.group, room_.harbour);
        QCOMPARE(lesson.room, std::string("Hall"));
        QCOMPARE(lesson.staff, std::vector{room_.assistant});

        room_.load("lesson", "school", entity, {{"room", "Library"}});
        QCOMPARE(timetable().lessons.at(0).room, std::string("Library"));
        QCOMPARE(timetable().lessons.at(0).subject, std::string("Maths"));
        room_.load("lesson", "school", entity, {{"active", false}});
        QVERIFY(timetable().lessons.empty());
    }

    void whatCannotBeUnderstoodIsNoLesson() {
        for (const auto& [field, value] :
             std::map<std::string, nlohmann::json>{{"from", "soon"}, {"to", "10:00"}, {"group", "Harbour"}}) {
            auto fields = maths();
            fields[field] = value;
            room_.load("lesson", "school", newId(), fields);
        }
        room_.load("lesson", "school", newId(), {{"subject", "Maths"}});
        QVERIFY(timetable().lessons.empty());
    }

    void weeksAndClosedDays() {
        room_.load("timetable", "school", newId(),
                   {{"weeks_a", {"2026-09-07", "once"}},
                    {"closed", {{{"from", "2026-10-26"}, {"to", "2026-10-30"}}, "never"}}});
        const auto read = timetable();
        QCOMPARE(read.weeksA, std::vector{domain::SchoolDay{local_days{2026y / September / 7}}});
        QCOMPARE(read.closed.size(), 1U);
        QCOMPARE(read.closed[0].first, domain::SchoolDay{local_days{2026y / October / 26}});
        QCOMPARE(read.closed[0].last, domain::SchoolDay{local_days{2026y / October / 30}});
    }

    void aWordThatIsNotOfferedIsStillKnown() {
        const auto scale = newId();
        room_.load("scale", "school", scale,
                   {{"kind", "help"},
                    {"levels",
                     {{{"id", "own"}, {"label", "Alone"}, {"fill", 4}},
                      {{"id", "look"}, {"label", "A look"}, {"fill", 3}, {"offered", false}}}}});
        const auto help = room_.ask([](const store::Queries& queries) { return queries.helpScale(); });
        QCOMPARE(help.levels.size(), 1U);
        QCOMPARE(help.find("look")->label, std::string("A look"));
        // None offered: those that ship are, and the old ones keep their meaning.
        room_.load("scale", "school", scale,
                   {{"levels", {{{"id", "own"}, {"label", "Alone"}, {"fill", 4}, {"offered", false}}}}});
        const auto reset = room_.ask([](const store::Queries& queries) { return queries.helpScale(); });
        QCOMPARE(reset.levels.size(), 7U);
        QCOMPARE(reset.find("own")->label, std::string("On their own"));

        room_.load("scale", "school", newId(),
                   {{"kind", "place"},
                    {"levels",
                     {{{"id", "pool"}, {"label", "At the pool"}},
                      {{"id", "attic"}, {"label", "In the attic"}, {"offered", false}}}}});
        const auto places =
            room_.ask([](const store::Queries& queries) { return queries.factChoices(); }).at("place");
        QCOMPARE(places.size(), 2U);
        QVERIFY(places[0].offered && !places[1].offered);
    }

    void allOfItComesAgainFromTheLog() {
        room_.load("lesson", "school", newId(), maths());
        room_.close();
        const auto before = test::LedgerView(room_.folder(), Classroom::key()).projections();
        QVERIFY(std::ranges::any_of(before, [](const auto& row) { return row.starts_with("lesson: "); }));
        QVERIFY(std::ranges::any_of(before, [](const auto& row) { return row.starts_with("timetable: "); }));
        room_.restart();
        QVERIFY(room_.store().rebuild().result());
        room_.close();
        QCOMPARE(test::LedgerView(room_.folder(), Classroom::key()).projections(), before);
        room_.restart();
    }
};

QTEST_GUILESS_MAIN(TimetableStore)
#include "timetable.moc"
