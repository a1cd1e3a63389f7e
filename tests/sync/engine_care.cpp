#include "tests/support/virtual_scene.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using engine::Leaving;
using engine::Obstacle;
using engine::Request;
using engine::Response;
using fake::isPull;
using fake::isPush;
using fake::Scene;
using fake::status;
using fake::VirtualTablet;

/// What the engine does so that nothing is lost, doubled or shown as safe when it is not: quarantine,
/// leaving the school, networks that cost, and the watchdog.
class EngineCareTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ---- quarantine
    void whatIsRefusedGoesToQuarantine() {
        Scene scene;
        scene.tablet.record("poison");
        scene.server.poisonous = [](const std::string& bytes) {
            return bytes.find("poison") != std::string::npos;
        };
        QVERIFY(scene.settle());
        QVERIFY(scene.run(1min, [&] { return !scene.server.quarantined.empty(); }));
        scene.run(1min);
        QCOMPARE(scene.server.quarantined.size(), std::size_t(1));
        QVERIFY(
            scene.server.quarantined.contains(scene.tablet.journal.mine.back().sealed.change.id.toString()));
        QCOMPARE(scene.tablet.journal.counts()->heldChanges, std::uint64_t(1));
        QCOMPARE(scene.tablet.journal.counts()->refusedChanges, std::uint64_t(0));
        QCOMPARE(scene.tablet.countRequests("POST", "/v1/quarantine"), std::size_t(1));
    }

    /// Out of reach in the middle of a search, for so long that the watchdog begins anew: what was suspected
    /// is sent again.
    void aSearchThatWasBrokenOffLosesNobodyFromTheQueue() {
        Scene scene;
        for (const auto* note : {"one", "poison", "two", "three"})
            scene.tablet.record(note);
        scene.server.poisonous = [](const std::string& bytes) {
            return bytes.find("poison") != std::string::npos;
        };
        bool outOfReach = false;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            const bool lost = std::exchange(outOfReach, outOfReach || isPush(request)); // from the second on
            return lost ? std::optional(Response{engine::Failure::Unreachable, 0, {}, {}, {}}) : std::nullopt;
        };
        scene.run(20min);
        QVERIFY(scene.server.changes.empty());
        scene.clear();
        QVERIFY(
            scene.run(1h, [&] { return scene.server.changes.size() == 6; })); // with the scene's own three
        QVERIFY(scene.run(1h, [&] { return scene.tablet.journal.counts()->heldChanges == 1; }));
    }

    void aFullQuarantineHoldsNothingElseUp() {
        Scene scene;
        scene.tablet.record("poison");
        scene.server.poisonous = [](const std::string& bytes) {
            return bytes.find("poison") != std::string::npos;
        };
        bool full = true;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            return full && request.path == "/v1/quarantine" ? std::optional(status(507)) : std::nullopt;
        };
        QVERIFY(scene.settle());
        scene.tablet.record("goes on");
        QVERIFY(scene.run(1min, [&] { return scene.server.changes.size() == 4; }));
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::ServerFull);
        QVERIFY(!scene.tablet.status().allOnServer);
        full = false;
        QVERIFY(scene.run(1h, [&] { return !scene.server.quarantined.empty(); }));
    }

    void aBackupIsTakenNoteOf() {
        Scene scene;
        scene.server.backupSeq = 3;
        QVERIFY(scene.settle());
        QCOMPARE(scene.tablet.journal.backupSeq, std::uint64_t(3));
        QVERIFY(!scene.server.unsentTold.empty());
        QCOMPARE(scene.server.unsentTold.front(), std::uint64_t(3));
    }

    // ---- leaving
    void aRetiredTabletSendsAndIsThenEmptied() {
        Scene scene;
        scene.tablet.recordPhoto(400'000);
        scene.server.retired = true;
        QVERIFY(scene.run(1h, [&] { return scene.tablet.status().leaving == Leaving::Wipe; }));
        QCOMPARE(scene.server.changes.size(), std::size_t(4));
        QCOMPARE(scene.server.media.size(), std::size_t(2));
        QCOMPARE(std::ranges::count_if(scene.tablet.requests, isPull), 0);
        scene.tablet.restart();
        QCOMPARE(scene.tablet.status().leaving, Leaving::Wipe);
        const auto requests = scene.tablet.requests.size();
        scene.run(1h);
        QCOMPARE(scene.tablet.requests.size(), requests);
    }

    void aTabletThatIsRetiredWhileItWorks() {
        Scene scene;
        QVERIFY(scene.settle());
        scene.server.retired = true; // a fetch is the first to hear of it
        scene.tablet.engine->poke(engine::Reason::Timer, scene.clock.now());
        QVERIFY(scene.run(1min, [&] { return scene.tablet.status().leaving == Leaving::Wipe; }));
    }

    void aRetiredTabletThatWasAMistakeGoesOn() {
        Scene scene;
        scene.server.retired = true;
        scene.instead = [](const Request& request) -> std::optional<Response> {
            return isPush(request) ? std::optional(status(503)) : std::nullopt;
        };
        QVERIFY(scene.run(1h, [&] { return scene.tablet.status().leaving == Leaving::Sending; }));
        scene.server.retired = false;
        scene.clear();
        scene.instead = [&, held = 0](const Request& request) mutable -> std::optional<Response> {
            return isPush(request) && ++held < 40 ? std::optional(status(503)) : std::nullopt;
        };
        QVERIFY(scene.run(2h, [&] { return scene.tablet.status().leaving == Leaving::No; }));
        scene.clear();
        QVERIFY(scene.settle());
    }

    void aLostTabletIsEmptiedAtOnce() {
        Scene scene;
        scene.server.lost = true;
        QVERIFY(scene.run(1min, [&] { return scene.tablet.status().leaving == Leaving::Wipe; }));
        QCOMPARE(scene.server.changes.size(), std::size_t(0));
        scene.tablet.restart();
        QCOMPARE(scene.tablet.status().leaving, Leaving::Wipe);
    }

    void onlyTheOneAnswerEmptiesATablet_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("another 403") << 403 << QByteArray("forbidden");
        QTest::newRow("401") << 401 << QByteArray("device_lost");
        QTest::newRow("503") << 503 << QByteArray("device_lost");
    }
    void onlyTheOneAnswerEmptiesATablet() {
        QFETCH(int, code);
        QFETCH(QByteArray, error);
        Scene scene;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            return request.path == "/v1/token"
                       ? std::optional(fake::FakeServer::error(code, error.toStdString()))
                       : std::nullopt;
        };
        scene.run(20min);
        QCOMPARE(scene.tablet.status().leaving, Leaving::No);
        QCOMPARE(scene.tablet.status().counts.unsentChanges, std::uint64_t(3));
    }

    // ---- networks that cost
    void onAMeteredNetworkPicturesWait() {
        Scene scene;
        scene.tablet.recordPhoto(300'000);
        scene.tablet.engine->setNetwork(true, false);
        scene.run(30min);
        QCOMPARE(scene.server.changes.size(), std::size_t(4));
        QCOMPARE(scene.server.media.size(), std::size_t(1)); // the thumbnail
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::Metered);
        QCOMPARE(engine::toCode(Obstacle::Metered), std::string_view("metered"));
        QVERIFY(!scene.tablet.status().allOnServer);
        scene.tablet.engine->setNetwork(true, true); // somebody said to send them all the same
        QVERIFY(scene.settle());
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::None);
    }

    void onAMeteredNetworkPicturesAreNotFetched() {
        Scene scene;
        scene.tablet.recordPhoto(300'000);
        QVERIFY(scene.settle());
        VirtualTablet other(scene.clock, 2);
        other.engine->setNetwork(true, false);
        other.run(scene.server, 30min);
        QCOMPARE(other.vault.media.size(), std::size_t(1));
        QCOMPARE(other.journal.counts()->wantedMedia, std::uint64_t(1));
        other.engine->setNetwork(false, false);
        other.engine->poke(engine::Reason::NetworkChanged, scene.clock.now());
        QVERIFY(other.settle(scene.server));
    }

    void atTheBellTabletsDoNotComeAllAtOnceButATapDoesNotWait() {
        std::set<std::int64_t> after;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            Scene scene;
            VirtualTablet tablet(scene.clock, seed);
            QVERIFY(tablet.settle(scene.server));
            tablet.run(scene.server, 1min);
            tablet.requests.clear();
            const auto bell = scene.clock.now();
            tablet.engine->poke(engine::Reason::Background, bell);
            QVERIFY(
                tablet.run(scene.server, 21s, [&] { return std::ranges::any_of(tablet.requests, isPull); }));
            after.insert((scene.clock.now() - bell).count());
            tablet.run(scene.server, 1min);
            tablet.requests.clear();
            const auto tap = scene.clock.now();
            tablet.engine->poke(engine::Reason::Background, tap);
            tablet.engine->poke(engine::Reason::Tapped, tap);
            QVERIFY(tablet.run(scene.server, 1s, [&] { return !tablet.requests.empty(); }));
            QVERIFY(scene.clock.now() - tap <= 10ms); // what a request takes
        }
        QVERIFY(after.size() >= 10);
        QVERIFY(*after.rbegin() <= 20'010);
    }

    // ---- watchdog
    void anAnswerThatNeverComesIsGivenUp() {
        Scene scene;
        QVERIFY(scene.settle());
        scene.tablet.record("gets stuck");
        std::vector<Request> stuck;
        for (int i = 0; i < 10 && stuck.empty(); ++i)
            for (const auto& request : scene.tablet.engine->due(scene.clock.now()))
                if (isPush(request))
                    stuck.push_back(request);
        QCOMPARE(stuck.size(), std::size_t(1));
        const auto wake = scene.tablet.engine->wakeAt(scene.clock.now());
        QVERIFY(wake && *wake <= scene.clock.now() + stuck[0].total + 1min);
        QVERIFY(scene.run(1h, [&] { return scene.server.changes.size() == 4; }));
        scene.tablet.engine->answered(stuck[0].id, status(200),
                                      scene.clock.now()); // much too late: not heard
        QVERIFY(scene.settle());
    }

    void recordsThatDoNotMoveAreStartedAfresh() {
        Scene scene;
        QVERIFY(scene.settle());
        scene.tablet.journal.mute = true; // says that it has records, and gives none
        scene.tablet.record("stuck in here");
        scene.run(40min);
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::Stalled);
        QVERIFY(scene.tablet.countRequests("POST", "/v1/token") > 2);
        scene.tablet.journal.mute = false;
        QVERIFY(scene.settle());
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::None);
    }

    // ---- chores
    void whatHasToGoGoesAlsoWithoutALine() {
        Scene scene;
        const auto gone = scene.tablet.vault.put("to be forgotten");
        const auto sealed = scene.tablet.vault.put("still to be sent");
        scene.tablet.journal.todo.discard = {gone};
        scene.tablet.journal.todo.seal = {sealed};
        scene.instead = [](const Request&) { return Response{engine::Failure::Unreachable, 0, {}, {}, {}}; };
        scene.tablet.restart();
        scene.run(1min);
        QVERIFY(!scene.tablet.vault.media.contains(gone) && !scene.tablet.vault.media.contains(sealed));
        QVERIFY(scene.tablet.vault.sealed.contains(sealed));
        QVERIFY(scene.tablet.journal.todo.none());
    }
};

QTEST_APPLESS_MAIN(EngineCareTest)
#include "engine_care.moc"
