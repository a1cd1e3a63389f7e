// The real jotter-server from outside: over TLS with libcurl, killed, restarted, cut off half way.
#include "sync/server/wire/gzip.h"
#include "tests/support/served_school.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include <thread>

using namespace jotter;
using namespace jotter::support;
using nlohmann::json;

namespace {
const std::string pupil = "01920000-0000-7000-8000-000000000001";

// The sanitizers keep what was freed, and shadows of everything.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 roomToGrow = 600'000;
#else
constexpr qint64 roomToGrow = 60'000;
#endif

qint64 residentKilobytes(qint64 pid) {
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const auto text = status.readAll();
    const auto at = text.indexOf("VmRSS:") + 6;
    return text.mid(at, text.indexOf("kB", at) - at).trimmed().toLongLong();
}

using Scene = ServedSchool;
} // namespace

class ServerTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTabletEnrolsPushesAndPulls() {
        Scene scene;
        const auto change = scene.tablet.observation(pupil, "Counted to ten");
        const auto answer = scene.tablet.push({change});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.at("jotter-sync"), std::string("1"));
        const auto lines = linesOf(answer.body);
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[0]["status"].get<std::string>(), std::string("ok"));
        QCOMPARE(lines[1]["watermark"]["upto"].get<int>(), 1);
        const auto all = scene.tablet.everything();
        QCOMPARE(all.changes.back(), change.bytes);
    }

    void whatWasAnsweredOkSurvivesTheKilledServer() {
        Scene scene;
        std::vector<SealedChange> told;
        for (int round = 0; round < 5; ++round) {
            const auto change = scene.tablet.observation(pupil, "Round " + std::to_string(round));
            const auto photo = "a photo of round " + std::to_string(round) + std::string(100'000, 'x');
            const auto withPhoto =
                scene.tablet.make("observation", "pupil/" + pupil, {{"note", "with photo"}},
                                  {{Sha256::of(photo), photo.size(), "photo", {}}});
            QCOMPARE(linesOf(scene.tablet.push({change, withPhoto}).body)[0]["status"].get<std::string>(),
                     std::string("ok"));
            const auto uploaded = scene.tablet.upload("pupil/" + pupil, photo);
            QCOMPARE(uploaded.status, 201);
            scene.server.kill();
            told.push_back(change);
            told.push_back(withPhoto);
            scene.server.start();
            scene.client = scene.connect();
            const auto all = scene.tablet.everything();
            for (const auto& one : told)
                QVERIFY(std::ranges::find(all.changes, one.bytes) != all.changes.end());
            const auto back = scene.tablet.ask("GET", "/v1/media/" + Sha256::of(photo).toHex() +
                                                          "?change=" + withPhoto.change.id.toString());
            QCOMPARE(back.status, 200);
            QVERIFY(back.body == photo);
        }
    }

    void aLargeBodyIsAskedForAtOnce() {
        Scene scene;
        const std::string photo(2'000'000, 'p');
        auto headers = TestDevice::uploadHeaders("pupil/" + pupil, photo);
        headers["Expect"] = "100-continue";
        const auto answer = scene.tablet.ask("POST", "/v1/media", headers, photo);
        QCOMPARE(answer.status, 201);
        // libcurl waits a second for a server that does not answer `Expect` (sync-traps.md, 21).
        QVERIFY2(scene.client->continued(), "the server did not say 100 Continue");
    }

    void packedBothWays() {
        Scene scene;
        std::string lines;
        for (int i = 0; i < 50; ++i)
            lines += scene.tablet.line(scene.tablet.observation(pupil, "packed"));
        const auto answer = scene.tablet.ask("POST", "/v1/changes",
                                             {{"Content-Encoding", "gzip"}, {"Accept-Encoding", "gzip"}},
                                             server::gzip(lines));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.at("content-encoding"), std::string("gzip"));
        QCOMPARE(linesOf(*server::gunzip(answer.body, 1'000'000)).size(), std::size_t(51));
    }

    void aRefusedBodyStillGetsItsAnswer() {
        Scene scene;
        for (int i = 0; i < 20; ++i) {
            const auto answer = scene.tablet.pushLines(std::string(3'000'000, 'x'));
            QCOMPARE(answer.status, 413);
            QCOMPARE(json::parse(answer.body)["error"].get<std::string>(), std::string("too_big"));
        }
    }

    void anAnswerToHeadHasNoBody() {
        Scene scene;
        for (int i = 0; i < 3; ++i) {
            const auto answer = scene.tablet.ask("HEAD", "/v1/media/uploads/0123456789abcdef0123456789abcdef",
                                                 {{"Tus-Resumable", "1.0.0"}});
            QCOMPARE(answer.curl, 0);
            QCOMPARE(answer.status, 404);
            QVERIFY(answer.body.empty());
            QCOMPARE(scene.client->send("GET", "/healthz").status, 200);
        }
    }

    void somethingNewEndsTheWait() {
        Scene scene;
        const auto cursor = scene.tablet.everything().cursor;
        auto other = scene.connect();
        std::thread writer([&] {
            // On another connection, once the first one waits: the server says so in its own count of
            // requests.
            while (other->send("GET", "/metrics").body.find("jotter_waiting 1") == std::string::npos) {
            }
            std::ignore =
                other->send("POST", "/v1/changes", {{"Authorization", "Bearer " + scene.tablet.token}},
                            scene.tablet.line(scene.tablet.observation(pupil, "news")));
        });
        QElapsedTimer timer;
        timer.start();
        const auto answer = scene.tablet.ask("GET", "/v1/wait?cursor=" + cursor);
        writer.join();
        QCOMPARE(json::parse(answer.body)["changed"].get<bool>(), true);
        QVERIFY2(timer.elapsed() < 20'000, "it was woken, not timed out");
    }

    void bodiesCutOffHalfWayCostNeitherMemoryNorRequests() {
        Scene scene;
        const std::string photo(400'000, 'q');
        const auto cutOff = [&](int times) {
            for (int i = 0; i < times; ++i)
                scene.connect()->cutOff(
                    "/v1/media",
                    {{"Authorization", "Bearer " + scene.tablet.token}, {"Tus-Resumable", "1.0.0"}}, photo,
                    static_cast<std::size_t>(i) * 997 % photo.size());
        };
        cutOff(50);
        const auto before = residentKilobytes(scene.server.pid());
        for (int round = 0; round < 25; ++round) {
            cutOff(10);
            const auto answer = scene.tablet.push({scene.tablet.observation(pupil, std::to_string(round))});
            QCOMPARE(answer.curl, 0);
            QCOMPARE(linesOf(answer.body)[0]["status"].get<std::string>(), std::string("ok"));
        }
        const auto after = residentKilobytes(scene.server.pid());
        QVERIFY2(after < before + roomToGrow,
                 qPrintable(QString("%1 kB, then %2 kB").arg(before).arg(after)));
        QCOMPARE(scene.tablet.everything().changes.size(), std::size_t(26));
    }

    void itStopsCleanlyAndAloneServesTheFolder() {
        Scene scene;
        const auto change = scene.tablet.observation(pupil, "before the stop");
        QCOMPARE(scene.tablet.push({change}).status, 200);
        try {
            std::ignore = scene.server.run(
                {QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
            QFAIL("two processes serve one folder");
        } catch (const ServerFailed& refused) {
            QVERIFY(QByteArray(refused.what()).contains("already_serving"));
        }
        QCOMPARE(scene.server.stop(), 0);
        QVERIFY(scene.server.log().contains("\"stopped\""));
        scene.server.start();
        scene.client = scene.connect();
        QCOMPARE(scene.tablet.everything().changes.back(), change.bytes);
        QVERIFY2(!scene.server.log().contains("before the stop"), "no contents in the log");
    }

    void theDemoRefusesEveryAddressButThisMachine() {
        QTemporaryDir folder;
        ServerProcess server(folder.filePath(QStringLiteral("demo")));
        try {
            std::ignore =
                server.run({QStringLiteral("demo"), QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0")});
            QFAIL("the demo listens to the world");
        } catch (const ServerFailed& refused) {
            QVERIFY(QByteArray(refused.what()).contains("not_loopback"));
        }
    }
};

QTEST_GUILESS_MAIN(ServerTls)
#include "server_tls.moc"
