// Which lesson is now for this adult (app/domain/timetable.h), and the school's time by another program's
// rules.
#include "app/domain/timetable.h"

#include "sync/change/change.h"

#include <QDateTime>
#include <QTimeZone>
#include <QtTest>

using namespace jotter;
using namespace jotter::domain;
using namespace std::chrono;

namespace {
template <class T>
T idOf(int number) {
    const auto text = QStringLiteral("00000000-0000-7000-8000-%1").arg(number, 12, 16, QLatin1Char('0'));
    return T::parse(text.toStdString()).value();
}

const auto tess = idOf<AdultId>(1);
const auto rhys = idOf<AdultId>(2);
const auto harbour = idOf<GroupId>(3);
const auto heron = idOf<GroupId>(4);
const auto monday = local_days{2026y / November / 23};

WallTime at(SchoolDay day, minutes time) {
    return wallTime(day + time);
}

Lesson lesson(const char* subject, int day, minutes from, minutes to, std::vector<AdultId> staff = {tess},
              GroupId group = harbour) {
    static int number = 100;
    return {.id = idOf<LessonId>(++number),
            .day = day,
            .from = from,
            .to = to,
            .subject = subject,
            .group = group,
            .staff = std::move(staff)};
}

/// The subject that the board of this adult shows.
std::string shown(const Timetable& timetable, WallTime now, AdultId adult = tess,
                  std::vector<GroupId> groups = {harbour}) {
    const auto sitting = lessonNow(lessonsToday(timetable, {adult, std::move(groups)}, now), now);
    return sitting ? sitting->lesson.subject : "";
}

/// Two lessons with a break between them, and one after lunch, on a Monday.
Timetable mondays() {
    return {.lessons = {lesson("Maths", 1, 9h, 10h + 25min), lesson("English", 1, 10h + 45min, 12h),
                        lesson("PE", 1, 13h + 30min, 15h + 15min)}};
}
} // namespace

class TimetableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSchoolsTimeIsLondons() {
        const QTimeZone london("Europe/London");
        QVERIFY2(london.isValid(), "this machine has no time zones to compare with");
        // Every quarter of an hour in the weeks around the changes, every week between.
        for (int year = 2000; year < 2060; ++year)
            for (const auto month : {3, 6, 10, 12}) {
                const QDateTime first(QDate(year, month, month % 2 == 0 && month != 10 ? 1 : 24), QTime(0, 0),
                                      Qt::UTC);
                for (int quarter = 0; quarter < 8 * 96; quarter += month % 6 == 0 ? 96 : 1) {
                    const auto utc = first.addSecs(quarter * 900LL);
                    const WallTime wall{milliseconds{utc.toMSecsSinceEpoch()}};
                    const auto offset = schoolTime(wall).time_since_epoch() - wall.time_since_epoch();
                    if (offset != seconds{london.offsetFromUtc(utc)})
                        QFAIL(qPrintable(utc.toString(Qt::ISODate)));
                }
            }
    }

    void aTimeOfTheSchoolLeadsBack() {
        QCOMPARE(toIso(wallTime(local_days{2026y / June / 15} + 9h)),
                 std::string("2026-06-15T08:00:00+00:00"));
        QCOMPARE(toIso(wallTime(local_days{2026y / November / 16} + 9h)),
                 std::string("2026-11-16T09:00:00+00:00"));
        // Twice in October, the first; never in March, the hour after.
        QCOMPARE(toIso(wallTime(local_days{2026y / October / 25} + 1h + 30min)),
                 std::string("2026-10-25T00:30:00+00:00"));
        QCOMPARE(schoolTime(wallTime(local_days{2026y / March / 29} + 1h + 30min)),
                 SchoolTime{local_days{2026y / March / 29} + 2h + 30min});
    }

    void theLessonThatRuns_data() {
        QTest::addColumn<int>("minute");
        QTest::addColumn<QByteArray>("subject");
        const auto row = [](int hour, int minute, const char* subject) {
            QTest::addRow("%02d:%02d", hour, minute) << hour * 60 + minute << QByteArray(subject);
        };
        row(8, 44, "");
        row(8, 45, "Maths"); // who comes early prepares it
        row(9, 0, "Maths");
        row(10, 24, "Maths");
        row(10, 25, ""); // over; the next one is too far away
        row(10, 30, "English");
        row(12, 0, "");
        row(13, 29, "PE");
        row(15, 14, "PE");
        row(15, 15, "");
        row(23, 59, "");
    }
    void theLessonThatRuns() {
        QFETCH(int, minute);
        QFETCH(QByteArray, subject);
        QCOMPARE(shown(mondays(), at(monday, minutes{minute})), subject.toStdString());
    }

    void inSummerTheSchoolsClockCounts() {
        const auto june = local_days{2026y / June / 15}; // a Monday
        QCOMPARE(shown(mondays(), sys_days{2026y / June / 15} + 8h), std::string("Maths"));
        QCOMPARE(shown(mondays(), sys_days{2026y / June / 15} + 9h + 30min), std::string("English"));
        const auto sittings = lessonsToday(mondays(), {tess, {}}, at(june, 9h));
        QCOMPARE(toIso(sittings.at(0).begins), std::string("2026-06-15T08:00:00+00:00"));
        QCOMPARE(toIso(sittings.at(0).ends), std::string("2026-06-15T09:25:00+00:00"));
        // The school's Monday begins an hour before that of UTC.
        Timetable early{.lessons = {lesson("Night", 1, 0min, 30min)}};
        QCOMPARE(shown(early, sys_days{2026y / June / 14} + 23h + 10min), std::string("Night"));
    }

    void aWeekendHasNoLesson() {
        for (const auto day : {monday + days{5}, monday + days{6}, monday - days{1}})
            QCOMPARE(shown(mondays(), at(day, 9h + 30min)), std::string());
        QCOMPARE(shown(mondays(), at(monday + days{7}, 9h + 30min)), std::string("Maths"));
    }

    void ofSeveralAtOnceTheOneThatIsMeant() {
        Timetable timetable{
            .lessons = {lesson("Class", 1, 9h, 12h, {}), lesson("Phonics", 1, 10h, 10h + 20min),
                        lesson("Reading", 1, 10h, 11h), lesson("Art", 1, 10h + 5min, 11h, {})}};
        QCOMPARE(shown(timetable, at(monday, 9h + 30min)), std::string("Class"));
        QCOMPARE(shown(timetable, at(monday, 10h + 10min)), std::string("Phonics"));
        QCOMPARE(shown(timetable, at(monday, 10h + 30min)), std::string("Reading"));
        QCOMPARE(shown(timetable, at(monday, 10h + 30min), rhys), std::string("Art"));
        QCOMPARE(shown(timetable, at(monday, 11h + 30min)), std::string("Class"));
        // And of two that begin soon.
        QCOMPARE(shown({.lessons = {lesson("Class", 1, 9h, 12h, {}), lesson("Reading", 1, 9h, 10h)}},
                       at(monday, 8h + 50min)),
                 std::string("Reading"));
    }

    void whoIsMeant() {
        const auto now = at(monday, 9h);
        Timetable named{.lessons = {lesson("Maths", 1, 9h, 10h, {tess})}};
        QCOMPARE(shown(named, now), std::string("Maths"));
        QCOMPARE(shown(named, now, rhys), std::string()); // the group is rhys's too, the lesson is not
        Timetable unnamed{.lessons = {lesson("Maths", 1, 9h, 10h, {})}};
        QCOMPARE(shown(unnamed, now, rhys), std::string("Maths"));
        QCOMPARE(shown(unnamed, now, rhys, {heron}), std::string());
    }

    void twoWeeksTakeTurns() {
        auto timetable = mondays();
        timetable.lessons = {lesson("Swimming", 1, 9h, 10h), lesson("Cookery", 1, 9h, 10h)};
        timetable.lessons[0].week = "A";
        timetable.lessons[1].week = "B";
        const auto in = [&](int weeksLater) { return at(monday + weeks{weeksLater}, 9h + 30min); };
        QCOMPARE(shown(timetable, in(0)), std::string()); // which week is A, the school has not said
        timetable.weeksA = {monday + days{2}};            // any day of it
        QCOMPARE(shown(timetable, in(0)), std::string("Swimming"));
        QCOMPARE(shown(timetable, in(1)), std::string("Cookery"));
        QCOMPARE(shown(timetable, in(2)), std::string("Swimming"));
        QCOMPARE(shown(timetable, in(-1)), std::string("Cookery"));
        QCOMPARE(shown(timetable, in(-2)), std::string("Swimming"));
        timetable.weeksA.push_back(monday + weeks{3}); // after a holiday it begins with A again
        QCOMPARE(shown(timetable, in(2)), std::string("Swimming"));
        QCOMPARE(shown(timetable, in(3)), std::string("Swimming"));
        QCOMPARE(shown(timetable, in(4)), std::string("Cookery"));
    }

    void closedDaysHaveNone() {
        auto timetable = mondays();
        timetable.closed = {{monday - days{3}, monday}};
        QCOMPARE(shown(timetable, at(monday, 9h)), std::string());
        QCOMPARE(shown(timetable, at(monday + weeks{1}, 9h)), std::string("Maths"));
        timetable.closed = {{monday - days{3}, monday - days{1}}};
        QCOMPARE(shown(timetable, at(monday, 9h)), std::string("Maths"));
    }

    void aChoiceHoldsUntilTheLessonEnds() {
        const auto timetable = mondays();
        const std::vector groups{heron, harbour};
        const auto open = [&](minutes time, const std::optional<BoardChoice>& choice) {
            const auto now = at(monday, time);
            return openBoard(lessonsToday(timetable, {tess, groups}, now), groups, choice, now);
        };
        QCOMPARE(open(9h, {}).group, harbour);
        QCOMPARE(open(9h, {}).sitting.value().lesson.subject, std::string("Maths"));
        QCOMPARE(open(7h, {}).group, heron); // nothing on, nothing chosen: the first
        const BoardChoice other{
            .group = heron, .made = at(monday, 9h + 5min), .until = at(monday, 10h + 25min)};
        QCOMPARE(open(10h, other).group, heron);
        QVERIFY(open(10h, other).chosen);
        QVERIFY(!open(10h, other).sitting);
        QCOMPARE(open(10h + 50min, other).group, harbour); // the lesson has ended
        QCOMPARE(open(12h + 30min, other).group, heron);   // nothing on: the last choice
        const BoardChoice early{.group = harbour,
                                .lesson = timetable.lessons[2].id,
                                .made = at(monday, 9h),
                                .until = at(monday, 15h + 15min)};
        QCOMPARE(open(11h, early).sitting.value().lesson.subject, std::string("PE"));
    }

    void aClockThatWasPutBackEndsAChoice() {
        const BoardChoice choice{.group = heron, .made = at(monday, 9h), .until = at(monday, 10h)};
        QVERIFY(choice.holds(at(monday, 9h)));
        QVERIFY(!choice.holds(at(monday, 8h + 59min)));
        QVERIFY(!choice.holds(at(monday - weeks{2}, 9h + 30min)));
        QVERIFY(!choice.holds(at(monday, 10h)));
    }

    void aGroupThatIsNoMoreTheAdultsIsNotOpened() {
        const auto now = at(monday, 9h + 30min);
        const auto today = lessonsToday(mondays(), {tess, {heron}}, now); // named, in harbour
        QCOMPARE(today.size(), std::size_t(3));
        const BoardChoice choice{.group = harbour, .made = now - 1h, .until = now + 1h};
        const auto opening = openBoard(today, {heron}, choice, now);
        QCOMPARE(opening.group, heron);
        QVERIFY(!opening.sitting && !opening.chosen);
    }
};

QTEST_APPLESS_MAIN(TimetableTest)
#include "timetable.moc"
