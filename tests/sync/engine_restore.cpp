#include "tests/support/virtual_scene.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using engine::Request;
using engine::Response;
using fake::Scene;
using fake::status;
using fake::VirtualTablet;

namespace {
/// A server that was put back to before its last three changes and their photo.
struct Restored : Scene {
    Restored() {
        tablet.recordPhoto(20'000);
        if (!settle())
            qFatal("not settled");
        earlier = server;
        earlier.media.clear();
        earlier.uploads.clear();
        earlier.feed.resize(1);
        std::erase_if(earlier.changes, [&](const auto& change) { return change.first != earlier.feed[0]; });
        earlier.epoch = "fedcba9876543210fedcba9876543210";
        earlier.currentToken = "token-of-the-restored";
    }
    void restore() { server = earlier; }
    fake::FakeServer earlier;
};
} // namespace

/// What the engine does for a server that was put back to an earlier copy, said or not.
class EngineRestoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRestoredServerIsRefilledWithEverything() {
        Restored scene;
        VirtualTablet other(scene.clock, 2);
        QVERIFY(other.settle(scene.server));
        scene.restore();
        // The tablet that made the records is gone; the other one has them, and their receipts.
        other.engine->poke(engine::Reason::Timer, scene.clock.now());
        QVERIFY(other.run(scene.server, 1h, [&] { return scene.server.changes.size() == 4; }));
        const auto feedsRead = other.journal.feedsRead;
        QVERIFY(other.run(scene.server, 1h,
                          [&] { return !other.journal.isRefilling() && other.journal.refills == 1; }));
        QVERIFY(scene.server.receiptBatches >= 1);
        QCOMPARE(other.journal.known.size(), std::size_t(4));
        // What this tablet may hold is seen after that, and not before.
        QVERIFY(other.run(scene.server, 1min, [&] { return other.journal.feedsRead > feedsRead; }));
        QVERIFY(!other.journal.endedTooEarly);
    }

    /// What is held or in quarantine has no place in the log: that it was lost is told by the watermark
    /// alone.
    void everyGreetingComparesTheWatermark() {
        Scene scene;
        QVERIFY(scene.settle());
        const auto compared = scene.tablet.journal.sentAgain;
        QVERIFY(scene.run(1h, [&] { return scene.tablet.journal.sentAgain == compared + 3; }));
    }

    void mediaThatTheServerLostGoAgain() {
        Restored scene;
        QVERIFY(scene.tablet.journal.counts()->unsentMedia == 0);
        scene.restore();
        scene.tablet.engine->poke(engine::Reason::Timer, scene.clock.now());
        QVERIFY(scene.run(1h, [&] { return scene.server.media.size() == 2; }));
        QVERIFY(scene.run(1min, [&] { return scene.tablet.status().allOnServer; }));
    }

    /// The folder of a server was put back by hand, and since the copy nothing had come but pictures.
    void mediaThatNothingElseTellsOfGoAgain() {
        Scene scene;
        scene.tablet.recordPhoto(20'000);
        QVERIFY(scene.settle());
        scene.server.media.clear();
        scene.server.uploads.clear();
        scene.run(1h);
        QVERIFY(scene.server.media.empty()); // a server that runs on is not doubted at each greeting
        scene.server.run = "00000000000000a2";
        QVERIFY(scene.run(1h, [&] { return scene.server.media.size() == 2; }));
        QVERIFY(scene.run(1h, [&] { return scene.tablet.status().allOnServer; }));
        QCOMPARE(scene.tablet.journal.refills, 1); // others may miss more
    }

    void whatABucketLostGoesAgainTheNextDay() {
        Scene scene;
        scene.tablet.recordPhoto(20'000);
        QVERIFY(scene.settle());
        scene.server.media.clear();
        scene.server.uploads.clear();
        QVERIFY(scene.run(25h, [&] { return scene.server.media.size() == 2; }));
    }

    /// Some servers behind one address, and one that is started anew: media are asked for once a run.
    void aRunThatIsKnownIsNotDoubted() {
        Scene scene;
        scene.tablet.recordPhoto(20'000);
        scene.tablet.record("without a picture");
        QVERIFY(scene.settle());
        const auto asked = scene.server.receiptBatches;
        for (const auto* run : {"00000000000000a2", "00000000000000a1", "00000000000000a2"}) {
            scene.server.run = run;
            scene.run(20min); // a greeting at least
        }
        QCOMPARE(scene.server.receiptBatches, asked + 1);
        QCOMPARE(scene.tablet.journal.refills, 0);
        const auto& requests = scene.tablet.requests;
        const auto last = std::ranges::find_if(requests.rbegin(), requests.rend(), [](const auto& request) {
            return request.path == "/v1/receipts";
        });
        QCOMPARE(std::ranges::count(last->body, '\n'), std::ptrdiff_t(1)); // nothing but what has media
    }

    void refillingGoesOnAfterAKill() {
        Restored scene;
        VirtualTablet other(scene.clock, 2);
        for (int i = 0; i < 600; ++i)
            other.record("many");
        QVERIFY(other.settle(scene.server));
        QVERIFY(other.run(scene.server, 1min, [&] { return other.journal.known.size() == 604; }));
        scene.earlier.feed.clear();
        scene.earlier.changes.clear();
        scene.restore();
        int batches = 0;
        const auto line = [&](const Request& request, WallTime now) {
            if (request.path == "/v1/receipts" && ++batches == 2)
                return Response{engine::Failure::Unreachable, 0, {}, {}, {}};
            return scene.server.handle(request, now);
        };
        other.engine->poke(engine::Reason::Timer, scene.clock.now());
        QVERIFY(other.run(line, 1h, [&] { return batches == 2; }));
        QCOMPARE(other.journal.offering()->value().position, std::uint64_t(256));
        other.restart();
        QVERIFY(other.run(line, 1h, [&] { return !other.journal.isRefilling(); }));
        QCOMPARE(scene.server.changes.size(), std::size_t(604));
        QCOMPARE(batches, 4); // 256, lost, 256, the rest: the first was not offered again
    }

    void anOldServerWithoutReceiptsIsLeftAlone() {
        Restored scene;
        scene.restore();
        scene.instead = [](const Request& request) -> std::optional<Response> {
            return request.path == "/v1/receipts" ? std::optional(status(404)) : std::nullopt;
        };
        scene.tablet.engine->poke(engine::Reason::Timer, scene.clock.now());
        QVERIFY(scene.run(
            1h, [&] { return scene.tablet.journal.refills == 1 && !scene.tablet.journal.isRefilling(); }));
        QCOMPARE(scene.tablet.countRequests("POST", "/v1/receipts"), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(EngineRestoreTest)
#include "engine_restore.moc"
