// `jotter-server timetable`: a school's week of lessons, from a spreadsheet, on a real folder.
#include "tests/support/server_process.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

using namespace jotter::support;
using nlohmann::json;

namespace {
/// A school with two groups and three adults.
struct Folder {
    QTemporaryDir folder;
    ServerProcess server{folder.filePath(QStringLiteral("school"))};

    Folder() {
        for (const auto* group : {"Harbour Room", "Year 4 Heron"})
            std::ignore = server.run({"group", "add", "--name", group});
        std::ignore = server.addAdult("Tom Pritchard", "TP", "teacher");
        std::ignore = server.addAdult("Joy Okonjo", "JO", "ta");
        std::ignore = server.addAdult("Zoë Pritchard", "ZP", "ta");
    }
    ServerProcess::Ran ran(const QStringList& words) const {
        return ServerProcess::command(QStringList(words) << "--data" << server.data());
    }
    ServerProcess::Ran import(const QByteArray& text, const QStringList& more = {}) const {
        QFile file(folder.filePath("timetable.csv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            throw ServerFailed(QStringLiteral("the test's own file cannot be written"));
        file.close();
        return ran(QStringList{"timetable", "import", file.fileName(), "--json"} + more);
    }
    /// What an import said that had to end with this code.
    json said(const QByteArray& text, const QStringList& more = {}, int code = 0) const {
        const auto done = import(text, more);
        if (done.code != code)
            throw ServerFailed(QString::fromUtf8(done.err + done.out));
        return json::parse(done.out.toStdString());
    }
    /// A lesson a line.
    QStringList lessons() const {
        QStringList lines;
        for (const auto& row : json::parse(ran({"timetable", "list", "--json"}).out.toStdString())) {
            QStringList line;
            for (const auto* field : {"group", "week", "day", "from", "to", "subject", "room", "staff"})
                line << QString::fromStdString(row[field].is_string() ? row[field].get<std::string>()
                                                                      : row[field].dump());
            lines << line.join('|');
        }
        return lines;
    }
};

QString detail(const json& said, std::size_t row) {
    return QString::fromStdString(said["rows"][row]["detail"].get<std::string>());
}

const QByteArray plainWeek = "Day,Start,End,Subject,Class,Room,Teacher,TA\n"
                             "Monday,9:00,10:25,Maths,Harbour Room,Harbour Room,TP,JO\n"
                             "Monday,10:40,12:00,English,Harbour Room,Library,Tom Pritchard,\n"
                             "Friday,1:30 pm,3:00 pm,PE,Harbour Room,Hall,,Joy Okonjo\n";
} // namespace

class ServerTimetable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWeekComesIn() {
        const Folder school;
        const auto said = school.said(plainWeek);
        QCOMPARE(said["summary"]["new"].get<int>(), 3);
        QCOMPARE(school.lessons(), (QStringList{"Harbour Room||1|09:00|10:25|Maths|Harbour Room|TP, JO",
                                                "Harbour Room||1|10:40|12:00|English|Library|TP",
                                                "Harbour Room||5|13:30|15:00|PE|Hall|JO"}));
        const auto audit = json::parse(school.ran({"audit", "--json"}).out.toStdString());
        QCOMPARE(audit.back()["what"].get<std::string>(), std::string("timetable.import"));
    }

    void wordsOfOtherSystems_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("semicolons, short days")
            << QByteArray("Weekday;From;To;Lesson;Group;Location;Staff\r\n"
                          "Weds;0905;0950;Art;harbour room;Hall;JO/TP\r\n");
        QTest::newRow("numbered days, seconds") << QByteArray(
            "DayOfWeek\tStartTime\tEndTime\tCourse\tTeaching group\tRoom name\tSupport staff\tMain teacher\n"
            "3\t09:05:00\t09:50:00\tArt\tHarbour Room\tHall\tMrs Okonjo\tT Pritchard\n");
        QTest::newRow("dots") << QByteArray("day,begins,finish,activity,set,where,adults\n"
                                            "WEDNESDAY,9.05 am,9.50 am,Art,HARBOUR ROOM,Hall,\"JO; TP\"\n");
    }
    void wordsOfOtherSystems() {
        QFETCH(QByteArray, text);
        const Folder school;
        std::ignore = school.said(text);
        const auto lessons = school.lessons();
        QCOMPARE(lessons.size(), 1);
        QVERIFY2(lessons[0].startsWith("Harbour Room||3|09:05|09:50|Art|Hall|"), qPrintable(lessons[0]));
        QVERIFY2(lessons[0].contains("JO") && lessons[0].contains("TP"), qPrintable(lessons[0]));
    }

    void importingAgainChangesNothing() {
        const Folder school;
        std::ignore = school.said(plainWeek);
        const auto again = school.said(plainWeek)["summary"];
        QCOMPARE(again["same"].get<int>(), 3);
        QCOMPARE(again["new"].get<int>() + again["changed"].get<int>() + again["ended"].get<int>(), 0);
    }

    void aNewFileIsTheNewTimetable() {
        const Folder school;
        std::ignore = school.said(plainWeek);
        const auto next = school.said("Day,Start,End,Subject,Class,Room,Teacher,TA\n"
                                      "Monday,9:00,10:30,Maths,Harbour Room,Hall,TP,JO\n"
                                      "Tuesday,9:00,10:25,Music,Harbour Room,Hall,TP,\n");
        QCOMPARE(detail(next, 0), QStringLiteral("room, to"));
        QCOMPARE(next["summary"]["ended"].get<int>(), 2);
        QCOMPARE(school.lessons(), (QStringList{"Harbour Room||1|09:00|10:30|Maths|Hall|TP, JO",
                                                "Harbour Room||2|09:00|10:25|Music|Hall|TP"}));
        // What ended begins again as the same lesson.
        const auto back = school.said(plainWeek)["summary"];
        QCOMPARE(back["changed"].get<int>(), 3);
        QCOMPARE(back["new"].get<int>(), 0);
    }

    void aPartOfTheTimetableLeavesTheOthers() {
        const Folder school;
        std::ignore = school.said(plainWeek);
        const auto part =
            school.said("Day,From,To,Group,Subject\nMon,9:00,9:30,Year 4 Heron,Phonics\n", {"--others-stay"});
        QCOMPARE(part["summary"]["ended"].get<int>(), 0);
        QCOMPARE(school.lessons().size(), 4);
    }

    void badRowsAreRefusedWithASentenceAndEndNothing() {
        const Folder school;
        std::ignore = school.said(plainWeek);
        const auto said = school.said("Day,Week,From,To,Subject,Group,Staff\n"
                                      "Monday,,9:00,10:25,Maths,Harbour Room,TP\n"
                                      "Someday,,9:00,10:00,Maths,Harbour Room,TP\n"
                                      "Monday,C,9:00,10:00,Maths,Harbour Room,TP\n"
                                      "Monday,,25:00,26:00,Maths,Harbour Room,TP\n"
                                      "Monday,,11:00,10:00,Maths,Harbour Room,TP\n"
                                      "Monday,,9:00,10:00,Maths,,TP\n"
                                      "Monday,,9:00,10:00,Maths,Attic,TP\n"
                                      "Monday,,9:00,10:00,Maths,Year 4 Heron,Mr Nobody\n"
                                      "Monday,,9:00,10:00,Maths,Year 4 Heron,Mr Pritchard\n"
                                      "Monday,A,9:00,10:00,Maths,Year 4 Heron,TP\n"
                                      "Mon,,09:00,11:00,MATHS,Harbour Room,JO\n",
                                      {}, 4);
        QCOMPARE(said["summary"]["refused"].get<int>(), 10);
        QCOMPARE(said["summary"]["ended"].get<int>(), 0);
        const QStringList reasons{
            "Monday to Sunday", "neither A nor B", "10:40",      "before it begins", "missing",
            "no one group",     "An adult in",     "or two are", "--week-a",         "row 2"};
        for (int i = 0; i < reasons.size(); ++i) {
            const auto row = static_cast<std::size_t>(i) + 1;
            QCOMPARE(said["rows"][row]["row"].get<int>(), i + 3);
            QVERIFY2(detail(said, row).contains(reasons[i]), qPrintable(detail(said, row)));
            QVERIFY2(!detail(said, row).contains("Nobody"), "a sentence names nobody");
        }
        QCOMPARE(school.lessons().size(), 3);
    }

    void aDryRunRecordsNothing() {
        const Folder school;
        const auto said = school.said(plainWeek, {"--dry-run", "--week-a", "2026-09-07"});
        QCOMPARE(said["summary"]["new"].get<int>(), 3);
        QVERIFY(school.lessons().isEmpty());
        QCOMPARE(school.said(plainWeek)["summary"]["new"].get<int>(), 3);
    }

    void twoWeeksTakeTurns() {
        const Folder school;
        const QByteArray file = "Day,Week,From,To,Subject,Group\n"
                                "Monday,Week A,9:00,10:00,Swimming,Harbour Room\n"
                                "Mon B,,9:00,10:00,Cookery,Harbour Room\n"
                                "Monday,,13:00,14:00,Art,Harbour Room\n";
        QCOMPARE(school.import(file).code, 4);
        const auto said = school.said(file, {"--week-a", "07/09/2026", "--week-a", "2026-11-02", "--closed",
                                             "2026-10-26..2026-10-30", "--closed", "2026-11-27"});
        QCOMPARE(said["summary"]["refused"].get<int>(), 0);
        QCOMPARE(school.lessons(),
                 (QStringList{"Harbour Room||1|13:00|14:00|Art||", "Harbour Room|A|1|09:00|10:00|Swimming||",
                              "Harbour Room|B|1|09:00|10:00|Cookery||"}));
        // The dates are known from now on.
        QCOMPARE(school.said(file)["summary"]["same"].get<int>(), 3);
    }

    void badDatesAndHeadingsAreSaid_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("no time") << QByteArray("Day,Class\nMonday,Harbour Room\n") << QStringList()
                                 << QByteArray("no_lessons");
        QTest::newRow("no such field")
            << plainWeek << QStringList{"--map", "Room=shoe"} << QByteArray("bad_heading");
        QTest::newRow("no date") << plainWeek << QStringList{"--week-a", "September"}
                                 << QByteArray("bad_date");
        QTest::newRow("backwards") << plainWeek << QStringList{"--closed", "2026-10-30..2026-10-26"}
                                   << QByteArray("bad_date");
    }
    void badDatesAndHeadingsAreSaid() {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, words);
        QFETCH(QByteArray, code);
        const Folder school;
        const auto done = school.import(text, words);
        QCOMPARE(done.code, 4);
        QVERIFY2(done.err.contains(code), done.err);
        QVERIFY(school.lessons().isEmpty());
    }

    void aHeadingMayBeNamed() {
        const Folder school;
        const auto said =
            school.said("Tag,Start,End,Class\nMonday,9:00,10:00,Harbour Room\n", {"--map", "Tag=day"});
        QCOMPARE(said["summary"]["new"].get<int>(), 1);
    }
};

QTEST_GUILESS_MAIN(ServerTimetable)
#include "server_timetable.moc"
