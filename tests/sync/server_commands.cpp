// jotter-server as an operator uses it: its words, its settings, its exit codes and its audit.
#include "sync/server/database/sqlite_connection.h"
#include "tests/support/server_process.h"
#include "tests/support/test_device.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace jotter;
using namespace jotter::support;
using nlohmann::json;

namespace {
json parsed(const QByteArray& text) {
    return json::parse(text.toStdString());
}

struct Folder {
    QTemporaryDir folder;
    QString data = folder.filePath(QStringLiteral("school"));

    Folder() {
        if (ran({"init", "--name", "Test school"}).code != 0)
            throw ServerFailed(QStringLiteral("no school"));
    }
    ServerProcess::Ran ran(QStringList words, const QByteArray& input = {}) const {
        return ServerProcess::command(words << "--data" << data, input);
    }
    json list(const QString& what) const { return parsed(ran({what, "list", "--json"}).out); }
    json audit() const { return parsed(ran({"audit", "--json"}).out); }
    QByteArray file(const QString& name) const {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString& name, const QByteArray& text) const {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            throw ServerFailed(QStringLiteral("the test's own file cannot be written"));
    }
};

/// The school serves, and a tablet is enrolled there.
struct Enrolled {
    ServerProcess server;
    std::unique_ptr<WireClient> client;
    TestDevice tablet{[this](const auto& method, const auto& path, const auto& headers, const auto& body) {
        return client->send(method, path, headers, body);
    }};

    explicit Enrolled(const QString& data)
        : server(data) {
        server.start();
        client =
            std::make_unique<WireClient>(server.url().toStdString(), server.authorityFile().toStdString());
        const auto code = server.enrolmentCode().toStdString();
        if (tablet.enrol(code.substr(code.size() - 19)).status != 200 || tablet.fetchToken().status != 200)
            throw ServerFailed(QStringLiteral("the tablet cannot join"));
    }
};
} // namespace

class ServerCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pathsMayBeRelative() {
        QTemporaryDir folder;
        const auto here = folder.path();
        QCOMPARE(ServerProcess::command({"init", "--data", "school"}, {}, here).code, 0);
        QVERIFY(QFile::exists(folder.filePath("school/school.json")));
        const auto enrolled =
            ServerProcess::command({"device", "enrol", "--data", "./school", "--svg", "code.svg"}, {}, here);
        QCOMPARE(enrolled.code, 0);
        QVERIFY(enrolled.out.startsWith("jotter://"));
        QFile svg(folder.filePath("code.svg"));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QVERIFY(svg.readAll().contains("<svg"));

        QProcess server;
        server.setWorkingDirectory(here);
        server.start(QString::fromUtf8(JOTTER_SERVER_PROGRAM),
                     {"serve", "--data", "school", "--listen", "127.0.0.1:0", "--port-file", "port.txt",
                      "--announce"});
        QTRY_VERIFY_WITH_TIMEOUT(server.canReadLine(), 30'000);
        const auto port = server.readLine();
        QFile written(folder.filePath("port.txt"));
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), port);
        server.terminate();
        QVERIFY(server.waitForFinished(30'000));
        QCOMPARE(server.exitCode(), 0);
    }

    void whatIsSaidLaterCounts() {
        const Folder school;
        school.write("jotter.conf", "data = " + school.data.toUtf8() + "\nlisten = nonsense-of-the-file\n");
        const QStringList fromFile{"JOTTER_CONFIG=" + school.folder.filePath("jotter.conf")};
        QCOMPARE(ServerProcess::command({"status"}, {}, {}, fromFile).code, 0);
        QCOMPARE(ServerProcess::command({"serve"}, {}, {}, fromFile).code, 4);
        // The environment stands above the file, the command line above both: the port is taken, so each says
        // by its exit code which address it read.
        ServerProcess taken(school.data);
        taken.start();
        const QString address = QStringLiteral("127.0.0.1:%1").arg(taken.port());
        QTemporaryDir other;
        QCOMPARE(ServerProcess::command({"init", "--data", other.filePath("b")}).code, 0);
        const auto environment =
            fromFile + QStringList{"JOTTER_LISTEN=" + address, "JOTTER_DATA=" + other.filePath("b")};
        const auto byEnvironment = ServerProcess::command({"serve"}, {}, {}, environment);
        QCOMPARE(byEnvironment.code, 6);
        QVERIFY2(byEnvironment.err.contains("port_taken"), byEnvironment.err);
        QCOMPARE(ServerProcess::command({"serve", "--listen", "nonsense"}, {}, {}, environment).code, 4);
    }

    void whatCannotBeUnderstoodIsSaid_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("no folder") << QStringList{"status"} << 2 << QByteArray("no_data");
        QTest::newRow("no school") << QStringList{"status", "--data", "."} << 3 << QByteArray("no_school");
        QTest::newRow("no such word") << QStringList{"destroy"} << 2 << QByteArray();
        QTest::newRow("no configuration")
            << QStringList{"--config", "none.conf", "status"} << 2 << QByteArray("none.conf");
        QTest::newRow("nothing deletes the audit")
            << QStringList{"audit", "delete", "--data", "."} << 2 << QByteArray();
    }
    void whatCannotBeUnderstoodIsSaid() {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        QFETCH(QByteArray, sentence);
        QTemporaryDir empty;
        const auto ran = ServerProcess::command(words, {}, empty.path());
        QCOMPARE(ran.code, code);
        QVERIFY2((ran.err + ran.out).contains(sentence), ran.err);
        QVERIFY(!ran.err.isEmpty());
    }

    void anUnknownSettingIsATypingError() {
        const Folder school;
        school.write("jotter.conf", "data = " + school.data.toUtf8() + "\nlissten = 127.0.0.1:1\n");
        const auto ran =
            ServerProcess::command({"status", "--config", school.folder.filePath("jotter.conf")});
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("lissten"), ran.err);
    }

    void adultsComeAndLeave() {
        const Folder school;
        const auto added =
            school.ran({"adult", "add", "--name", "Ms Test", "--initials", "MT", "--role", "teacher"});
        QCOMPARE(added.code, 0);
        QCOMPARE(school.ran({"adult", "add", "--name", "X", "--initials", "X", "--role", "king"}).code, 4);
        QCOMPARE(school.ran({"adult", "reset-pin", "--adult", "MT"}, "12\n").code, 4);
        QCOMPARE(school.ran({"adult", "reset-pin", "--adult", "MT"}, "2468\n").code, 0);
        QCOMPARE(school.ran({"adult", "reset-pin", "--adult", "nobody"}, "2468\n").code, 4);
        auto adults = school.list("adult");
        QCOMPARE(adults.size(), std::size_t(1));
        QCOMPARE(adults[0]["id"].get<std::string>(), added.out.trimmed().toStdString());
        QCOMPARE(adults[0]["role"].get<std::string>(), std::string("teacher"));
        QCOMPARE(adults[0]["active"].get<bool>(), true);

        Enrolled enrolled(school.data);
        auto& tablet = enrolled.tablet;
        const auto adult = *AdultId::parse(added.out.trimmed().toStdString());
        QCOMPARE(tablet.signIn(adult, "2468").status, 200);
        const std::string pupil = "01920000-0000-7000-8000-000000000001";
        QCOMPARE(linesOf(tablet.push({tablet.observation(pupil, "before")}).body)[0]["status"], json("ok"));
        QCOMPARE(school.ran({"adult", "retire", "--adult", "MT"}).code, 0);
        QCOMPARE(school.list("adult")[0]["active"].get<bool>(), false);
        QCOMPARE(tablet.signIn(adult, "2468").status, 403);
        // What a leaver records from now on is kept, for somebody to decide.
        tablet.clock.advance(std::chrono::minutes(10));
        QCOMPARE(linesOf(tablet.push({tablet.observation(pupil, "after")}).body)[0]["status"], json("held"));
    }

    /// Without it no restricted stream opens for anybody (sync/README.md, "Rights").
    void aPinIsConfirmedByAnotherSeniorAdult() {
        const Folder school;
        const auto add = [&](const char* name, const char* initials, const char* role) {
            QCOMPARE(
                school.ran({"adult", "add", "--name", name, "--initials", initials, "--role", role}).code, 0);
        };
        add("Ms Senco", "SC", "senco");
        add("Mr Head", "HD", "head");
        add("Ms Teacher", "TC", "teacher");
        const auto confirm = [&](const char* adult, const char* by) {
            return school.ran({"adult", "confirm-pin", "--adult", adult, "--by", by}).code;
        };
        QCOMPARE(confirm("SC", "HD"), 4); // there is none yet
        QCOMPARE(school.ran({"adult", "reset-pin", "--adult", "SC"}, "246813\n").code, 0);
        QCOMPARE(confirm("SC", "SC"), 4);
        QCOMPARE(confirm("SC", "TC"), 4);
        QCOMPARE(confirm("SC", "nobody"), 4);
        const auto opens = [&] {
            const auto adults = school.list("adult");
            const auto row =
                std::ranges::find(adults, json("SC"), [](const json& adult) { return adult["initials"]; });
            return row != adults.end() && (*row)["confirmed"].get<bool>();
        };
        QVERIFY(!opens());
        QCOMPARE(confirm("SC", "HD"), 0);
        QVERIFY(opens());
        QCOMPARE(school.ran({"adult", "reset-pin", "--adult", "SC"}, "975318\n").code, 0);
        QVERIFY(!opens()); // a new one is not confirmed
        QCOMPARE(school.ran({"adult", "reset-pin", "--adult", "SC"}, "2468\n").code, 0);
        QCOMPARE(confirm("SC", "HD"), 0);
        QVERIFY(!opens()); // four digits are too few
    }

    void devicesAreListedRetiredAndLost() {
        const Folder school;
        Enrolled enrolled(school.data);
        auto& tablet = enrolled.tablet;
        const auto id = QString::fromStdString(tablet.id.toString());
        QCOMPARE(school.list("device")[0]["state"].get<std::string>(), std::string("enrolled"));
        QCOMPARE(school.ran({"device", "retire", "--device", "no such"}).code, 4);
        QCOMPARE(school.ran({"device", "retire", "--device", id}).code, 0);
        QCOMPARE(school.list("device")[0]["state"].get<std::string>(), std::string("retired"));
        QCOMPARE(tablet.ask("GET", "/v1/changes?cursor=").status, 403);
        QCOMPARE(school.ran({"device", "lost", "--device", id}).code, 0);
        QCOMPARE(tablet.fetchToken().status, 403);
        const auto status = parsed(school.ran({"status", "--json"}).out);
        QCOMPARE(status["devices_by_state"]["lost"].get<int>(), 1);
        QCOMPARE(status["serving"].get<bool>(), true);
    }

    void groupsAreMadeAndCodesAreForThem() {
        const Folder school;
        QCOMPARE(school.ran({"group", "add", "--name", "Harbour Room", "--kind", "provision"}).code, 0);
        QCOMPARE(school.ran({"group", "add", "--name", "Harbour Room", "--kind", "tribe"}).code, 4);
        QCOMPARE(school.list("group")[0]["name"].get<std::string>(), std::string("Harbour Room"));
        QCOMPARE(school.ran({"device", "enrol", "--group", "Harbour Room"}).code, 0);
        QCOMPARE(school.ran({"device", "enrol", "--group", "Nowhere"}).code, 4);
    }

    void theAuditRemembersAndForgetsNothing() {
        const Folder school;
        const auto added =
            school.ran({"adult", "add", "--name", "Ms Secret", "--initials", "MS", "--role", "head"});
        QCOMPARE(school.ran({"adult", "reset-pin", "--adult", "MS"}, "97531\n").code, 0);
        QCOMPARE(school.ran({"adult", "reset-pin", "--adult", "MS"}, "x\n").code, 4);
        QCOMPARE(school.ran({"device", "enrol"}).code, 0);
        const auto audit = school.audit();
        std::vector<std::string> what;
        for (const auto& line : audit)
            what.push_back(line["what"]);
        QCOMPARE(what, (std::vector<std::string>{"init", "adult.add", "adult.reset-pin", "adult.reset-pin",
                                                 "adult.reset-pin.failed", "device.enrol"}));
        QCOMPARE(audit[2]["facts"]["adult"].get<std::string>(), added.out.trimmed().toStdString());
        const auto text = audit.dump();
        QVERIFY(text.find("Secret") == std::string::npos && text.find("97531") == std::string::npos);
        // Not even someone at the database takes a line out by accident, and by force it shows.
        SQLite::Database book((school.data + "/audit.db").toStdString(), SQLite::OPEN_READWRITE);
        QVERIFY_EXCEPTION_THROWN(book.exec("DELETE FROM lines"), SQLite::Exception);
        QVERIFY_EXCEPTION_THROWN(book.exec("UPDATE lines SET what='nothing'"), SQLite::Exception);
        QCOMPARE(school.ran({"audit"}).code, 0);
        book.exec("DROP TRIGGER no_line_is_taken_out");
        QCOMPARE(book.exec("DELETE FROM lines WHERE number=3"), 1);
        const auto cut = school.ran({"audit"});
        QCOMPARE(cut.code, 1);
        QVERIFY2(cut.err.contains("unsound"), cut.err);
    }
};

QTEST_GUILESS_MAIN(ServerCommands)
#include "server_commands.moc"
