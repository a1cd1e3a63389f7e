#include "tests/support/virtual_scene.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using engine::Obstacle;
using engine::Request;
using engine::Response;
using fake::FakeServer;
using fake::isPush;
using fake::Scene;
using fake::status;
using fake::VirtualTablet;

/// Batches that are refused, whole or in part: what is bad is found, the rest goes on.
class EnginePushTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tooBigIsHalvedUntilItPasses() {
        Scene scene;
        for (int i = 0; i < 100; ++i)
            scene.tablet.record("note");
        scene.instead = [](const Request& request) -> std::optional<Response> {
            return isPush(request) && request.body.size() > 5000 ? std::optional(status(413)) : std::nullopt;
        };
        QVERIFY(scene.settle());
        QCOMPARE(scene.server.changes.size(), std::size_t(103));
        QCOMPARE(scene.tablet.journal.counts()->heldChanges, std::uint64_t(0));
    }

    void oneThatIsTooBigAloneNeedsALook() {
        Scene scene;
        scene.tablet.record(std::string(9000, 'a'));
        scene.instead = [](const Request& request) -> std::optional<Response> {
            return isPush(request) && request.body.size() > 5000 ? std::optional(status(413)) : std::nullopt;
        };
        QVERIFY(scene.settle());
        QCOMPARE(scene.server.changes.size(), std::size_t(3));
        QCOMPARE(scene.tablet.journal.mine.back().heldFor, std::string("too_big"));
        QVERIFY(!scene.tablet.status().allOnServer);
    }

    void oneBadChangeCostsTheOthersAtMostNineRequests_data() {
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("code");
        for (const int at : {0, 1, 100, 127, 128, 200, 254, 255})
            QTest::addRow("at %d", at) << at << 422;
        QTest::newRow("400") << 77 << 400;
        QTest::newRow("415") << 77 << 415;
    }
    void oneBadChangeCostsTheOthersAtMostNineRequests() {
        QFETCH(int, at);
        QFETCH(int, code);
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        for (int i = 0; i < 256; ++i)
            tablet.record(i == at ? "poison" : "note");
        server.poisonous = [](const std::string& bytes) { return bytes.find("poison") != std::string::npos; };
        server.poisonStatus = code;
        QVERIFY(tablet.settle(server));
        QCOMPARE(server.changes.size(), std::size_t(255));
        QCOMPARE(tablet.journal.mine[static_cast<std::size_t>(at)].heldFor, std::string("refused"));
        QCOMPARE(tablet.journal.counts()->heldChanges, std::uint64_t(1));
        const auto pushes = tablet.countRequests("POST", "/v1/changes");
        // 415 also asks once whether it is the packing that is refused.
        QVERIFY2(pushes <= 1 + 9 + (code == 415 ? 1U : 0U), std::to_string(pushes).c_str());
    }

    void severalBadChangesAreAllFound() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        for (int i = 0; i < 600; ++i)
            tablet.record(i % 97 == 5 ? "poison" : "note");
        server.poisonous = [](const std::string& bytes) { return bytes.find("poison") != std::string::npos; };
        QVERIFY(tablet.settle(server));
        QCOMPARE(tablet.journal.counts()->heldChanges, std::uint64_t(7));
        QCOMPARE(server.changes.size(), std::size_t(593));
    }

    void whenEverythingIsRefusedNotEverythingIsBlamed() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        for (int i = 0; i < 200; ++i)
            tablet.record("note");
        bool broken = true;
        server.poisonous = [&](const std::string&) { return broken; };
        tablet.run(server, 5min);
        QVERIFY(tablet.journal.counts()->heldChanges < 25);
        QCOMPARE(tablet.status().obstacle, Obstacle::ServerTrouble);
        broken = false;
        QVERIFY(tablet.settle(server));
    }

    void heldAndRetriedChanges() {
        Scene scene;
        const auto heldOne = scene.tablet.journal.mine[0].sealed.change.id.toString();
        int retried = 0;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            if (!isPush(request))
                return std::nullopt;
            auto response = scene.server.handle(request, scene.clock.now());
            const auto at = response.body.find(heldOne);
            if (at == std::string::npos)
                return response;
            const bool later = ++retried < 3;
            const auto from = response.body.rfind('{', at);
            const auto line =
                later ? "{\"id\":\"" + heldOne + "\",\"status\":\"retry\"}"
                      : "{\"id\":\"" + heldOne + "\",\"status\":\"held\",\"reason\":\"no_ticket\"}";
            response.body.replace(from, response.body.find('\n', at) - from, line);
            return response;
        };
        QVERIFY(scene.settle());
        QCOMPARE(scene.tablet.journal.mine[0].heldFor, std::string("no_ticket"));
        QCOMPARE(retried, 3);
        QCOMPARE(scene.tablet.journal.counts()->heldChanges, std::uint64_t(1));
    }

    void muchGoesUpInLanesAndIsKeptTogether() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        constexpr std::size_t records = 3000;
        for (std::size_t i = 0; i < records; ++i)
            tablet.record("note");
        std::size_t atOnce = 0;
        const auto line = [&](const Request& request, WallTime now) {
            const auto pushes = std::ranges::count_if(tablet.onTheWay, [&](const auto& flight) {
                return isPush(*std::ranges::find(tablet.requests, flight.second.first, &Request::id));
            });
            if (isPush(request))
                atOnce = std::max(atOnce, static_cast<std::size_t>(pushes) + 1);
            return server.handle(request, now);
        };
        QVERIFY(tablet.run(line, 1h, [&] { return tablet.settled(server); }));
        QCOMPARE(atOnce, std::size_t(3));
        QCOMPARE(server.changes.size(), records);
        QVERIFY2(tablet.journal.timesAnswered <= 3, std::to_string(tablet.journal.timesAnswered).c_str());
    }

    void aKillBetweenAnswerAndKeepingDoublesNothing() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        for (int i = 0; i < 3000; ++i)
            tablet.record("note");
        QVERIFY(tablet.run(server, 1h, [&] { return server.changes.size() >= 1000; }));
        QCOMPARE(tablet.journal.timesAnswered, 0); // the control: answered, and not yet kept
        tablet.restart();
        QVERIFY(tablet.settle(server));
        QCOMPARE(server.changes.size(), std::size_t(3000));
    }

    void whatIsNewGoesBeforeTheRestOfALongQueue() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        for (int i = 0; i < 3000; ++i)
            tablet.record("old");
        QVERIFY(tablet.run(server, 1h, [&] { return server.changes.size() >= 500; }));
        tablet.record("new");
        const auto sentBefore = tablet.countRequests("POST", "/v1/changes");
        QVERIFY(tablet.run(server, 1h, [&] {
            return std::ranges::any_of(tablet.requests, [](const Request& request) {
                return isPush(request) && request.body.find("\"new\"") != std::string::npos;
            });
        }));
        QVERIFY(tablet.countRequests("POST", "/v1/changes") <= sentBefore + 3);
    }

    void aClonedStoreTakesANewEpoch() {
        Scene scene;
        VirtualTablet clone(scene.clock, 2);
        clone.journal = fake::MemoryJournal(scene.tablet.journal.epoch().value()); // a copied store
        clone.record("recorded on the copy");
        QVERIFY(scene.settle());
        QVERIFY(clone.run(scene.server, 1h, [&] { return clone.settled(scene.server); }));
        QCOMPARE(clone.journal.epochsStarted, 1);
        QCOMPARE(scene.server.changes.size(), std::size_t(4));
    }

    /// An epoch that could not be kept is none: the tablet would take the server to be mad after a few of
    /// them.
    void aClonedStoreTakesANewEpochWhenItsDiskHasRoomAgain() {
        Scene scene;
        VirtualTablet clone(scene.clock, 2);
        clone.journal = fake::MemoryJournal(scene.tablet.journal.epoch().value());
        clone.journal.epochsRefused = 10;
        clone.record("recorded on the copy");
        QVERIFY(scene.settle());
        QVERIFY(clone.run(scene.server, 3h, [&] { return clone.settled(scene.server); }));
        QCOMPARE(clone.journal.epochsStarted, 1);
    }
};

QTEST_APPLESS_MAIN(EnginePushTest)
#include "engine_push.moc"
