#include "tests/support/virtual_scene.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using engine::Failure;
using engine::Obstacle;
using engine::Phase;
using engine::Request;
using engine::Response;
using fake::isPull;
using fake::isPush;
using fake::Scene;
using fake::status;
using fake::VirtualTablet;

/// What the engine does with each class of answer (sync.md, "What the client does with an answer").
class EngineAnswersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherNetworksPageIsNoAnswer() {
        Scene scene;
        scene.instead = [](const Request&) {
            return Response{Failure::NotOurServer, 0, {}, {}, "Smoothwall Ltd"};
        };
        scene.run(3s);
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::NotOurServer);
        QCOMPARE(scene.tablet.status().issuer, std::string("Smoothwall Ltd"));
        QCOMPARE(scene.tablet.status().phase, Phase::Waiting);
        QCOMPARE(engine::toCode(scene.tablet.status().obstacle), std::string_view("not_our_server"));
        scene.clear();
        QVERIFY(scene.settle());
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::None);
        QVERIFY(scene.tablet.status().issuer.empty());
    }

    void aLineThatIsDownIsTriedLessAndLessOften() {
        Scene scene;
        scene.instead = [](const Request&) { return Response{Failure::Unreachable, 0, {}, {}, {}}; };
        scene.run(1h);
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::Offline);
        const auto tries = scene.tablet.requests.size();
        QVERIFY2(tries > 12 && tries < 60, std::to_string(tries).c_str());
        for (const auto& request : scene.tablet.requests)
            QVERIFY(!request.headers.contains("Authorization"));
        scene.clear();
        scene.tablet.engine->poke(engine::Reason::NetworkChanged, scene.clock.now());
        QVERIFY(scene.run(1s, [&] { return scene.tablet.settled(scene.server); }));
    }

    void afterALossOneRequestGoesAloneToSee() {
        Scene scene;
        for (int i = 0; i < 6; ++i)
            scene.tablet.recordPhoto(5000);
        QVERIFY(scene.run(1h, [&] { return scene.tablet.countRequests("POST", "/v1/media") > 0; }));
        scene.instead = [](const Request&) { return Response{Failure::Unreachable, 0, {}, {}, {}}; };
        scene.run(10min);
        scene.tablet.most = 0;
        scene.run(10min);
        QVERIFY(scene.tablet.most <= 1);
    }

    void aTransientErrorIsTriedAgain_data() {
        QTest::addColumn<int>("code");
        for (const int code : {408, 425, 429, 500, 502, 503, 504})
            QTest::addRow("%d", code) << code;
    }
    void aTransientErrorIsTriedAgain() {
        QFETCH(int, code);
        Scene scene;
        int times = 0;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            return isPush(request) && ++times < 5 ? std::optional(status(code)) : std::nullopt;
        };
        QVERIFY(scene.run(1h, [&] { return times == 3; }));
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::ServerTrouble);
        QVERIFY(scene.settle());
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::None);
        QCOMPARE(scene.tablet.journal.counts()->heldChanges, std::uint64_t(0));
    }

    void retryAfterIsHonoured() {
        Scene scene;
        std::vector<WallTime> pushes;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            if (isPush(request))
                pushes.push_back(scene.clock.now());
            return isPush(request) && pushes.size() == 1
                       ? std::optional(status(503, {{"retry-after", "120"}}))
                       : std::nullopt;
        };
        QVERIFY(scene.settle());
        QCOMPARE(pushes.size(), std::size_t(2));
        QVERIFY(pushes[1] - pushes[0] >= 120s);
    }

    void aTapOrAnotherNetworkDoesNotWait_data() {
        QTest::addColumn<int>("reason");
        QTest::newRow("a tap") << static_cast<int>(engine::Reason::Tapped);
        QTest::newRow("another network") << static_cast<int>(engine::Reason::NetworkChanged);
    }
    void aTapOrAnotherNetworkDoesNotWait() {
        QFETCH(int, reason);
        Scene scene;
        bool full = true;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            return full && isPush(request) ? std::optional(status(503, {{"retry-after", "3000"}}))
                                           : std::nullopt;
        };
        scene.run(10s);
        full = false;
        scene.tablet.record("saved meanwhile");
        QVERIFY(!scene.run(60s, [&] { return scene.tablet.settled(scene.server); }));
        scene.tablet.engine->poke(static_cast<engine::Reason>(reason), scene.clock.now());
        QVERIFY(scene.run(1s, [&] { return scene.tablet.settled(scene.server); }));
    }

    void oneFreshTokenThenGoOn() {
        Scene scene;
        QVERIFY(scene.settle());
        scene.server.currentToken = "token-2";
        scene.tablet.record("after the token ended");
        QVERIFY(scene.run(1s, [&] { return scene.tablet.settled(scene.server); }));
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::None);
    }

    void aTokenIsReplacedBeforeItEnds() {
        Scene scene;
        int refused = 0;
        auto line = scene.line();
        QVERIFY(scene.tablet.run(
            [&](const Request& request, WallTime now) {
                auto response = line(request, now);
                refused += response.status == 401 ? 1 : 0;
                return response;
            },
            2h, [&] { return scene.tablet.countRequests("POST", "/v1/token") == 4; }));
        QCOMPARE(refused, 0);
    }

    void aTabletThatIsNotKnownPausesAndDropsNothing() {
        Scene scene;
        scene.server.knowsDevice = false;
        scene.run(4min);
        QCOMPARE(scene.tablet.status().phase, Phase::Paused);
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::AuthPaused);
        QCOMPARE(scene.tablet.status().counts.unsentChanges, std::uint64_t(3));
        QCOMPARE(scene.tablet.countRequests("POST", "/v1/token"), std::size_t(2));
        scene.tablet.record("recorded while paused");
        scene.server.knowsDevice = true;
        scene.tablet.engine->poke(engine::Reason::Tapped, scene.clock.now());
        QVERIFY(scene.run(1s, [&] { return scene.tablet.settled(scene.server); }));
        QCOMPARE(scene.server.changes.size(), std::size_t(4));
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::None);
    }

    void anOldAppGoesOnSending() {
        Scene scene;
        scene.instead = [](const Request& request) -> std::optional<Response> {
            return isPull(request) ? std::optional(status(426)) : std::nullopt;
        };
        scene.run(10min);
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::Upgrade);
        QCOMPARE(scene.server.changes.size(), std::size_t(3));
        scene.tablet.record("another");
        scene.run(10s);
        QCOMPARE(scene.server.changes.size(), std::size_t(4));
        QVERIFY(std::ranges::count_if(scene.tablet.requests, isPull) <= 2);
    }

    void aFullServer() {
        Scene scene;
        bool full = true;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            return full && isPush(request) ? std::optional(status(507)) : std::nullopt;
        };
        scene.run(1min);
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::ServerFull);
        full = false;
        QVERIFY(scene.settle());
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::None);
    }

    void aCursorThatIsGoneBeginsAgain() {
        Scene scene;
        QVERIFY(scene.settle());
        const auto applied = scene.tablet.journal.applied;
        bool gone = true;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            return isPull(request) && std::exchange(gone, false) ? std::optional(status(410)) : std::nullopt;
        };
        scene.tablet.engine->poke(engine::Reason::Timer, scene.clock.now());
        QVERIFY(scene.run(1h, [&] { return scene.tablet.journal.applied == applied + 3; }));
        QCOMPARE(scene.tablet.journal.known.size(), std::size_t(3));
    }

    void aServerPutBackToAnEarlierCopyIsFilledAgain() {
        Scene scene;
        QVERIFY(scene.settle());
        const auto earlier = scene.server;
        for (int i = 0; i < 5; ++i)
            scene.tablet.record("lost by the server");
        QVERIFY(scene.settle());
        scene.server = earlier;
        scene.server.epoch = "fedcba9876543210fedcba9876543210";
        scene.server.currentToken = "token-of-the-restored";
        scene.tablet.engine->poke(engine::Reason::Timer, scene.clock.now());
        QVERIFY(scene.run(1h, [&] { return scene.server.changes.size() == 8; }));
        QVERIFY(scene.settle());
        QCOMPARE(scene.tablet.journal.memory.at("server_epoch"), scene.server.epoch);
    }

    void aFullTablet() {
        Scene scene;
        QVERIFY(scene.run(1h, [&] { return scene.tablet.countRequests("POST", "/v1/token") == 1; }));
        scene.tablet.journal.failing = true;
        scene.run(5min);
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::Storage);
        scene.tablet.journal.failing = false;
        QVERIFY(scene.settle());
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::None);
        QCOMPARE(scene.server.doubled, 0);
    }

    void anAnswerThatCannotBeReadIsNotUsed() {
        Scene scene;
        int bad = 0;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            auto response = scene.server.handle(request, scene.clock.now());
            if (response.status == 200 && !response.body.empty() && ++bad % 2 == 1)
                response.body.resize(response.body.size() / 2);
            return response;
        };
        QVERIFY(scene.settle());
        QCOMPARE(scene.tablet.journal.known.size(), std::size_t(3));
        QCOMPARE(scene.server.doubled, 0);
    }

    void aPageThatWasCutIsFetchedAgain() {
        Scene scene;
        QVERIFY(scene.settle());
        VirtualTablet other(scene.clock, 2);
        bool cut = true;
        const auto line = [&](const Request& request, WallTime now) {
            auto response = scene.server.handle(request, now);
            if (isPull(request) && std::exchange(cut, false))
                response.body.erase(response.body.rfind("{\"cursor"));
            return response;
        };
        QVERIFY(other.run(line, 10s, [&] { return other.journal.known.size() == 3; }));
        QCOMPARE(other.journal.applied, 3);
    }

    void backOffIsKeptOverARestart() {
        Scene scene;
        scene.instead = [](const Request& request) -> std::optional<Response> {
            return isPush(request) ? std::optional(status(503, {{"retry-after", "600"}})) : std::nullopt;
        };
        scene.run(5s);
        const auto pushes = std::ranges::count_if(scene.tablet.requests, isPush);
        QCOMPARE(pushes, 1);
        scene.tablet.restart();
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::ServerTrouble);
        scene.run(8min);
        QCOMPARE(std::ranges::count_if(scene.tablet.requests, isPush), 1);
        scene.run(3min);
        QVERIFY(std::ranges::count_if(scene.tablet.requests, isPush) > 1);
    }

    void aClockThatGoesBackDoesNotStopAnything() {
        Scene scene;
        scene.instead = [](const Request&) { return Response{Failure::Unreachable, 0, {}, {}, {}}; };
        scene.run(20min);
        scene.clear();
        scene.clock.advance(-24h * 40);
        QVERIFY(scene.run(1min, [&] { return scene.tablet.settled(scene.server); }));
        scene.tablet.record("another");
        scene.clock.advance(-24h * 40);
        QVERIFY(scene.run(2min, [&] { return scene.tablet.settled(scene.server); }));
    }

    void aWaitingRequestThatNobodyHoldsOpenIsReplacedByPolls() {
        Scene scene;
        scene.instead = [](const Request& request) -> std::optional<Response> {
            return request.path.starts_with("/v1/wait")
                       ? std::optional(Response{Failure::Timeout, 0, {}, {}, {}})
                       : std::nullopt;
        };
        QVERIFY(scene.settle());
        scene.run(10min);
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::None);
        VirtualTablet other(scene.clock, 2);
        other.record("from another tablet");
        QVERIFY(other.run(scene.server, 1min, [&] { return scene.server.changes.size() == 4; }));
        QVERIFY(scene.run(40s, [&] { return scene.tablet.journal.known.size() == 4; }));
    }

    void aWaitThatIsAnsweredAtOnceIsNotAskedInARush_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("unreadable") << QByteArray("{\"changed\":0}");
        QTest::newRow("nothing new, not waited for") << QByteArray("{\"changed\":false }");
        QTest::newRow("something new that is not for us") << QByteArray("{\"changed\":true}");
    }
    void aWaitThatIsAnsweredAtOnceIsNotAskedInARush() {
        QFETCH(QByteArray, body);
        Scene scene;
        QVERIFY(scene.settle());
        scene.tablet.requests.clear();
        scene.tablet.waitTakes = 10ms;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            const bool wait = request.path.starts_with("/v1/wait");
            return wait ? std::optional(Response{Failure::None, 200, {}, body.toStdString(), {}})
                        : std::nullopt;
        };
        scene.run(10min);
        QVERIFY2(scene.tablet.requests.size() < 80, std::to_string(scene.tablet.requests.size()).c_str());
    }

    void countsThatCannotBeToldAreNotZero() {
        Scene scene;
        QVERIFY(scene.settle());
        QVERIFY(scene.run(1min, [&] { return scene.tablet.status().allOnServer; }));
        scene.tablet.journal.failing = true;
        scene.tablet.engine->poke(engine::Reason::Saved, scene.clock.now());
        QVERIFY(!scene.tablet.status().allOnServer);
    }

    void aPersonIsNotLeftWaiting() {
        Scene scene;
        scene.instead = [](const Request&) { return Response{Failure::Unreachable, 0, {}, {}, {}}; };
        scene.run(10min);
        std::vector<Response> heard;
        const auto ask = [&] {
            Request request;
            request.method = "POST";
            request.path = "/v1/ticket";
            scene.tablet.engine->ask(request, [&](const Response& response) { heard.push_back(response); });
            scene.run(100ms, [n = heard.size() + 1, &heard] { return heard.size() == n; });
        };
        ask();
        QCOMPARE(heard.size(), std::size_t(1));
        QCOMPARE(heard.back().failure, Failure::Unreachable);
        scene.clear();
        scene.server.knowsDevice = false;
        ask();
        QCOMPARE(heard.size(), std::size_t(2));
        QCOMPARE(heard.back().status, 401);
        scene.server.knowsDevice = true;
        ask();
        QCOMPARE(heard.size(), std::size_t(3));
        QCOMPARE(heard.back().status, 404); // this server knows no tickets, but it was asked
    }
};

QTEST_APPLESS_MAIN(EngineAnswersTest)
#include "engine_answers.moc"
