// The real jotter-server from outside: over TLS with libcurl, killed, restarted, cut off half way.
#include "sync/server/wire/gzip.h"
#include "tests/support/server_process.h"
#include "tests/support/test_device.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace jotter;
using namespace jotter::support;
using nlohmann::json;

namespace {
const std::string pupil = "01920000-0000-7000-8000-000000000001";

/// A server, a tablet enrolled at it and a teacher signed in on it.
struct Scene {
    QTemporaryDir folder;
    ServerProcess server{folder.filePath(QStringLiteral("school"))};
    std::unique_ptr<WireClient> client;
    std::unique_ptr<TestDevice> tablet;

    Scene() {
        server.start();
        client = connect();
        tablet = std::make_unique<TestDevice>(
            [this](const auto& method, const auto& path, const auto& headers, const auto& body) {
                return client->send(method, path, headers, body);
            });
        const auto adult =
            server.addAdult(QStringLiteral("Ms Test"), QStringLiteral("MT"), QStringLiteral("teacher"));
        server.setPin(QStringLiteral("MT"), QStringLiteral("2468"));
        const auto code = server.enrolmentCode().toStdString();
        const auto good = [](const Answer& answer) {
            if (answer.status != 200)
                throw ServerFailed(QStringLiteral("the tablet cannot join: ") +
                                   QString::fromStdString(answer.body));
        };
        good(tablet->enrol(code.substr(code.size() - 19)));
        good(tablet->fetchToken());
        good(tablet->signIn(*AdultId::parse(adult.toStdString()), "2468"));
    }
    [[nodiscard]] std::unique_ptr<WireClient> connect() const {
        return std::make_unique<WireClient>(server.url().toStdString(), server.authorityFile().toStdString());
    }
};
} // namespace

class ServerTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTabletEnrolsPushesAndPulls() {
        Scene scene;
        const auto change = scene.tablet->observation(pupil, "Counted to ten");
        const auto answer = scene.tablet->push({change});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.at("jotter-sync"), std::string("1"));
        const auto lines = linesOf(answer.body);
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[0]["status"].get<std::string>(), std::string("ok"));
        QCOMPARE(lines[1]["watermark"]["upto"].get<int>(), 1);
        const auto all = scene.tablet->everything();
        QCOMPARE(all.changes.back(), change.bytes);
    }

    void whatWasAnsweredOkSurvivesTheKilledServer() {
        Scene scene;
        std::vector<SealedChange> told;
        for (int round = 0; round < 5; ++round) {
            const auto change = scene.tablet->observation(pupil, "Round " + std::to_string(round));
            const auto photo = "a photo of round " + std::to_string(round) + std::string(100'000, 'x');
            const auto withPhoto =
                scene.tablet->make("observation", "pupil/" + pupil, {{"note", "with photo"}},
                                   {{Sha256::of(photo), photo.size(), "photo", {}}});
            QCOMPARE(linesOf(scene.tablet->push({change, withPhoto}).body)[0]["status"].get<std::string>(),
                     std::string("ok"));
            const auto uploaded = scene.tablet->upload("pupil/" + pupil, photo);
            QCOMPARE(uploaded.status, 201);
            scene.server.kill();
            told.push_back(change);
            told.push_back(withPhoto);
            scene.server.start();
            scene.client = scene.connect();
            const auto all = scene.tablet->everything();
            for (const auto& one : told)
                QVERIFY(std::ranges::find(all.changes, one.bytes) != all.changes.end());
            const auto back = scene.tablet->ask("GET", "/v1/media/" + Sha256::of(photo).toHex() +
                                                           "?change=" + withPhoto.change.id.toString());
            QCOMPARE(back.status, 200);
            QVERIFY(back.body == photo);
        }
    }
};

QTEST_GUILESS_MAIN(ServerTls)
#include "server_tls.moc"
