#include "tests/support/virtual_scene.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using engine::Obstacle;
using engine::Request;
using engine::Response;
using fake::Scene;
using fake::status;
using fake::VirtualTablet;

/// What stands in the way is named, and named no longer when it is gone (its words: unit/network_words).
class EngineObstaclesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPortalInFrontOfEverything() {
        Scene scene;
        scene.instead = [](const Request&) { return status(511); };
        scene.run(1min);
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::NotOurServer);
        QVERIFY(!scene.tablet.status().lastExchange);
        scene.clear();
        QVERIFY(scene.settle());
    }

    void aCertificateOutOfItsTimeIsTheClock() {
        Scene scene;
        scene.instead = [](const Request&) -> std::optional<Response> {
            return Response{engine::Failure::WrongClock, 0, {}, {}, "Smoothwall Ltd"};
        };
        scene.run(1min);
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::WrongClock);
        QVERIFY(scene.tablet.status().issuer.empty());
        scene.clear();
        QVERIFY(scene.settle());
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::None);
    }

    void aClockThatIsOffIsSaidAndHindersNothing() {
        Scene scene;
        scene.server.ahead = -40 * 24h;
        QVERIFY(scene.settle());
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::ClockOff);
        QVERIFY(scene.run(1min, [&] { return scene.tablet.status().allOnServer; }));
        const std::chrono::milliseconds off{
            std::stoll(scene.tablet.journal.memory.at(engine::rememberedClockOffset))};
        QVERIFY(std::chrono::abs(off - 40 * 24h) < 2s); // the server tells whole seconds
        scene.server.ahead = -4min;
        scene.run(20min);
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::None);
    }

    void aServerThatWasPutBackIsNamedUntilItIsFull() {
        Scene scene;
        QVERIFY(scene.settle());
        QVERIFY(scene.run(1min, [&] { return scene.tablet.status().allOnServer; }));
        scene.server.epoch = "fedcba9876543210fedcba9876543210";
        scene.server.currentToken = "token-of-the-restored";
        bool refused = true;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            return refused && request.path == "/v1/receipts" ? std::optional(status(503)) : std::nullopt;
        };
        QVERIFY(scene.run(2h, [&] { return scene.tablet.journal.isRefilling(); }));
        scene.run(1min);
        QVERIFY(scene.tablet.status().obstacle == Obstacle::Restored ||
                scene.tablet.status().obstacle == Obstacle::ServerTrouble);
        refused = false;
        bool named = false;
        QVERIFY(scene.run(1h, [&] {
            named = named || scene.tablet.status().obstacle == Obstacle::Restored;
            return scene.tablet.status().allOnServer && !scene.tablet.journal.isRefilling();
        }));
        QVERIFY(named);
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::None);
    }
};

QTEST_GUILESS_MAIN(EngineObstaclesTest)
#include "engine_obstacles.moc"
