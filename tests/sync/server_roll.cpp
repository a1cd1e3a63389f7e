// `jotter-server import`: spreadsheets as schools' systems write them, on a real folder.
#include "sync/server/admin/roll/roll_import.h"
#include "sync/server/admin/roll/upn.h"
#include "tests/support/server_process.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace jotter;
using namespace jotter::server;
using namespace jotter::support;
using nlohmann::json;

namespace {
/// A school of its own and what `import --json` says.
struct Folder {
    QTemporaryDir folder;
    QString data = folder.filePath(QStringLiteral("school"));

    Folder() { std::ignore = ServerProcess(data); }
    json import(const QByteArray& text, int code = 0, const QStringList& more = {}) const {
        QFile file(folder.filePath("roll.csv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            throw ServerFailed(QStringLiteral("the test's own file cannot be written"));
        file.close();
        const auto ran =
            ServerProcess::command(QStringList{"import", file.fileName(), "--json", "--data", data} + more);
        if (ran.code != code)
            throw ServerFailed(QString::fromUtf8(ran.err + ran.out));
        return ran.out.isEmpty() ? json(ran.err.toStdString()) : json::parse(ran.out.toStdString());
    }
    /// Pupils' fields and class names, as the log has them.
    std::vector<json> pupils() const {
        const SystemClock clock;
        SystemRandom random;
        const auto school = OpenSchool::open(SchoolFolder(data.toStdString()), clock, random);
        std::map<EntityId, EntityState> pupils;
        const auto page = (*school)->log().page(0, 1000, [](const auto&) { return true; });
        for (const auto& logged : page->changes) {
            const auto change = parseChange(logged.bytes)->change;
            if (change.type == "pupil")
                pupils[change.entity].apply(change);
        }
        std::vector<json> all;
        for (const auto& [id, state] : pupils) {
            json fields;
            for (const auto& [name, field] : state.fields)
                fields[name] = field.current().value;
            all.push_back(std::move(fields));
        }
        std::ranges::sort(all, std::less{}, [](const json& pupil) { return pupil.value("given", ""); });
        return all;
    }
};
} // namespace

class ServerRoll : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checkLettersOfUpns_data() {
        QTest::addColumn<QByteArray>("upn");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* upn, UpnFault fault) {
            QTest::newRow(upn) << QByteArray(upn) << int(fault);
        };
        for (const char* good : {"B801200005001", "Q801200005002", "P207000016049", "M80120000500A",
                                 "W999412325001", "K999412325002"})
            row(good, UpnFault::None);
        row("Q207000016049", UpnFault::CheckLetter);
        row("W999412325002", UpnFault::CheckLetter);
        row("W99941232500", UpnFault::Length);
        row("W9994123250011", UpnFault::Length);
        row("I999412325001", UpnFault::Alphabet);
        row("W99941232500O", UpnFault::Alphabet);
        row("W9A9412325001", UpnFault::Alphabet);
    }
    void checkLettersOfUpns() {
        QFETCH(QByteArray, upn);
        QFETCH(int, fault);
        QCOMPARE(int(faultOfUpn(upn.toStdString())), fault);
    }

    void headingsOfSchoolsSystems_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("SIMS") << QByteArray("Forename,Surname,UPN,Year,Reg,DOB,SEN Status\n"
                                            "Ada,Lovelace,W999412325001,Year 4,4B,31/08/2016,K\n");
        QTest::newRow("Arbor") << QByteArray(
            "First name\tLast name\tUPN\tYear group\tRegistration form\tDate of birth\tSEN status\r\n"
            "Ada\tLovelace\tW999412325001\t4\t4B\t2016-08-31\tSEN Support\r\n");
        QTest::newRow("Bromcom") << QByteArray(
            "\xEF\xBB\xBF"
            "FirstName;LastName;UPN;YearGroup;Form;Date of Birth;SENStatus\n"
            "\"Ada\";\"Lovelace\";w999412325001;Yr 4;\"4B\";31.08.2016;K - SEN Support");
        QTest::newRow("Groupcall") << QByteArray(
            "LearnerCode,LegalForename,LegalSurname,Year,DateOfBirth,UPN,SENProvisionDetails."
            "ProvisionTypeCode,Class\r"
            "77,Ada,Lovelace,Y4,2016-08-31 00:00:00,W999412325001,K,4B\r");
        QTest::newRow("a line break in a cell") << QByteArray(
            "\"Date of\nbirth\",Forename,Surname,UPN,Year,Class,SEN provision,\"Notes, private\"\n"
            "31/08/2016,Ada,Lovelace,W999412325001,4,4B,K,\"one,\ntwo\"\n");
        QTest::newRow("other separators in a heading") << QByteArray(
            "\"Notes; not; for; this; or; the; other\",Forename,Surname,UPN,Year,Class,DOB,SEN Status\n"
            "one,Ada,Lovelace,W999412325001,4,4B,31/08/2016,K\n");
    }
    void headingsOfSchoolsSystems() {
        QFETCH(QByteArray, text);
        const Folder school;
        const auto said = school.import(text);
        QCOMPARE(said["summary"]["new"].get<int>(), 1);
        QCOMPARE(said["summary"]["new_groups"].get<int>(), 1);
        const auto pupils = school.pupils();
        QCOMPARE(pupils.size(), std::size_t(1));
        QCOMPARE(pupils[0], json({{"given", "Ada"},
                                  {"family", "Lovelace"},
                                  {"upn", "W999412325001"},
                                  {"year", "4"},
                                  {"born", "2016-08-31"},
                                  {"provision", "K"}}));
    }

    void lettersOfOldSpreadsheets() {
        const Folder school;
        std::ignore = school.import("Forename,Surname\nJos\xe9,Mu\xf1oz\n");
        QCOMPARE(school.pupils()[0]["given"].get<std::string>(), std::string("José"));
        QCOMPARE(school.pupils()[0]["family"].get<std::string>(), std::string("Muñoz"));
    }

    void badRowsAreRefusedWithASentenceAndTheRestComesIn() {
        const Folder school;
        const auto said = school.import("Forename,Surname,UPN,DOB,Year\n"
                                        "Good,One,W999412325001,,4\n"
                                        "Bad,Letter,A999412325001,,4\n"
                                        "Bad,Date,,31/02/2016,4\n"
                                        "Bad,Month,,31/264/2016,4\n"
                                        "Bad,Year,,,44\n"
                                        "Bad,Day,,0000000000000000031/08/2016,4\n"
                                        ",Nameless,,,4\n"
                                        "Twin,One,W999412325001,,4\n",
                                        4);
        QCOMPARE(said["summary"]["new"].get<int>(), 1);
        QCOMPARE(said["summary"]["refused"].get<int>(), 7);
        QCOMPARE(said["rows"][1]["row"].get<int>(), 3);
        QVERIFY(said["rows"][1]["detail"].get<std::string>().find("mistyped") != std::string::npos);
        QVERIFY(said["rows"][7]["detail"].get<std::string>().find("row 2") != std::string::npos);
        for (const auto& row : said["rows"]) {
            const auto detail = row["detail"].get<std::string>();
            QVERIFY2(detail.find("A9994") == std::string::npos && detail.find("Letter") == std::string::npos,
                     "neither a UPN nor a name in a sentence");
        }
        QCOMPARE(school.pupils().size(), std::size_t(1));
    }

    void aDryRunRecordsNothing() {
        const Folder school;
        const auto said = school.import("Forename,Surname,Class\nAda,Lovelace,4B\n", 0, {"--dry-run"});
        QCOMPARE(said["summary"]["new"].get<int>(), 1);
        QVERIFY(school.pupils().empty());
        QCOMPARE(school.import("Forename,Surname,Class\nAda,Lovelace,4B\n")["summary"]["new"].get<int>(), 1);
    }

    void importingAgainChangesNothingAndANewFileOnlyWhatIsNew() {
        const Folder school;
        const QByteArray file = "Forename,Surname,UPN,Year,Class\nAda,Lovelace,W999412325001,4,4B\n"
                                "Bob,Byte,,4,4B\n";
        QCOMPARE(school.import(file)["summary"]["new"].get<int>(), 2);
        const auto again = school.import(file)["summary"];
        QCOMPARE(again["same"].get<int>(), 2);
        QCOMPARE(again["new"].get<int>() + again["changed"].get<int>() + again["new_groups"].get<int>(), 0);
        const auto next = school.import("Forename,Surname,UPN,Year,Class\nAda,Lovelace,W999412325001,5,5A\n"
                                        "Bob,Byte,K999412325002,4,4B\n");
        QCOMPARE(next["rows"][0]["detail"].get<std::string>(), std::string("year, class"));
        QCOMPARE(next["rows"][1]["detail"].get<std::string>(), std::string("upn"));
        QCOMPARE(school.pupils().size(), std::size_t(2));
        QCOMPARE(school.pupils()[0]["year"].get<std::string>(), std::string("5"));
        // Two pupils of one name are two when their numbers say so.
        QCOMPARE(
            school.import("Forename,Surname,UPN\nAda,Lovelace,B801200005001\n")["summary"]["new"].get<int>(),
            1);
    }

    void aHeadingMayBeNamed() {
        const Folder school;
        const QByteArray file = "Vorname,Nachname\nAda,Lovelace\n";
        QVERIFY(school.import(file, 4).get<std::string>().find("no_names") != std::string::npos);
        std::ignore = school.import(file, 0, {"--map", "Vorname=given", "--map", "Nachname=family"});
        QCOMPARE(school.pupils()[0]["family"].get<std::string>(), std::string("Lovelace"));
        QVERIFY(school.import(file, 4, {"--map", "Vorname=shoe"}).get<std::string>().find("bad_heading") !=
                std::string::npos);
    }

    void whatIsNoTableIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        QTest::newRow("an open quote") << QByteArray("Forename,Surname\n\"Ada,Lovelace\n");
        QTest::newRow("a letter past Unicode's last")
            << QByteArray("Forename,Surname\nA\xf4\x90\x80\x80,B\n");
        QTest::newRow("too many columns") << QByteArray(300, ',') + "\n";
    }
    void whatIsNoTableIsRefused() {
        QFETCH(QByteArray, text);
        QVERIFY(!CsvTable::parse(text.toStdString()));
    }
};

QTEST_GUILESS_MAIN(ServerRoll)
#include "server_roll.moc"
