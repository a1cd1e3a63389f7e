#include "tests/support/virtual_scene.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using engine::Obstacle;
using engine::Reason;
using engine::Request;
using engine::Response;
using fake::Scene;
using fake::status;
using fake::VirtualTablet;

namespace {
/// A server whose digest is never that of what it has.
std::optional<Response> differs(const Request& request) {
    if (!request.path.starts_with("/v1/digest"))
        return std::nullopt;
    return fake::FakeServer::json(
        200, {{"stream", "x"}, {"upto", 3}, {"count", 99}, {"sum", std::string(64, 'f')}});
}

/// What putting right costs the server: sending again, offering, and fetching from the beginning.
std::ptrdiff_t countWork(const VirtualTablet& tablet) {
    return std::ranges::count_if(tablet.requests, [](const Request& request) {
        return request.method == "POST" ? request.path != "/v1/token"
                                        : request.path.find("cursor=&") != std::string::npos;
    });
}
} // namespace

/// A digest taken on the tablet equals the server's (I6): when it is taken, and what is done when it does
/// not.
class EngineCompareTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allOnServerIsSaidWhenItWasCompared() {
        Scene scene;
        bool mute = true;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            return mute && request.path.starts_with("/v1/digest") ? std::optional(status(503)) : std::nullopt;
        };
        QVERIFY(scene.settle());
        scene.run(1min);
        QVERIFY(!scene.tablet.status().allOnServer);
        mute = false;
        QVERIFY(scene.run(1h, [&] { return scene.tablet.status().allOnServer; }));
        const auto asked = scene.tablet.countRequests("GET", "/v1/digest");
        scene.run(3h);
        QCOMPARE(scene.tablet.countRequests("GET", "/v1/digest"), asked); // nothing new, nothing to compare
        scene.run(24h);
        QVERIFY(scene.tablet.countRequests("GET", "/v1/digest") > asked); // but once a day
    }

    void aDifferenceIsPutRight() {
        Scene scene;
        QVERIFY(scene.settle());
        QVERIFY(scene.run(1min, [&] { return scene.tablet.status().allOnServer; }));
        scene.tablet.journal.known.erase(scene.server.feed.front()); // however that came to be
        QVERIFY(scene.run(26h, [&] { return scene.tablet.journal.healed == 1; }));
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::Differs);
        QCOMPARE(engine::toCode(Obstacle::Differs), std::string_view("differs"));
        QVERIFY(scene.run(1h, [&] { return scene.tablet.journal.known.size() == 3; }));
        QVERIFY(scene.run(1h, [&] { return scene.tablet.status().allOnServer; }));
        QCOMPARE(scene.tablet.status().obstacle, Obstacle::None);
        QCOMPARE(scene.tablet.journal.healed, 1);
    }

    /// However a server comes to say something else for ever: everything is offered to it, and then it is
    /// left in peace for a day, with the difference on the screen.
    void aDifferenceThatStaysComesToRest() {
        Scene scene;
        scene.instead = differs;
        scene.settle();
        auto& tablet = scene.tablet;
        QVERIFY(scene.run(10min, [&] { return tablet.journal.healed == 2; }));
        scene.run(1h);
        QCOMPARE(tablet.journal.refills, 1); // receipts are offered when sending again was of no use
        QCOMPARE(tablet.status().obstacle, Obstacle::Differs);
        QCOMPARE(tablet.status().phase, engine::Phase::Idle);
        QVERIFY(!tablet.status().allOnServer);
        QCOMPARE(tablet.journal.counts()->unsentChanges, std::uint64_t(0));

        const auto work = countWork(tablet);
        scene.run(20h);
        tablet.engine->poke(Reason::Tapped, scene.clock.now());
        scene.run(1min);
        tablet.engine->poke(Reason::NetworkChanged, scene.clock.now());
        tablet.restart();
        scene.run(1h);
        QCOMPARE(tablet.journal.healed, 2);
        QCOMPARE(countWork(tablet), work);
        QCOMPARE(tablet.status().obstacle, Obstacle::Differs);
        scene.run(5h);
        QCOMPARE(tablet.journal.healed, 3);

        scene.clear();
        tablet.engine->poke(Reason::Tapped, scene.clock.now());
        QVERIFY(scene.run(10min, [&] { return tablet.status().allOnServer; }));
        QCOMPARE(tablet.status().obstacle, Obstacle::None);
    }

    /// A class of thirty records while this tablet compares: what came between two requests is no difference.
    void whatOthersRecordMeanwhileIsNoDifference() {
        Scene scene;
        VirtualTablet other{scene.clock, 2};
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            if (!request.path.starts_with("/v1/digest"))
                return std::nullopt;
            other.record("meanwhile");
            const auto& sealed = other.journal.mine.back().sealed;
            scene.server.feed.push_back(sealed.change.id);
            scene.server.changes[sealed.change.id] = {sealed.bytes, "other", scene.server.feed.size()};
            return std::nullopt;
        };
        QVERIFY(scene.settle());
        QVERIFY(scene.run(1h, [&] { return scene.tablet.status().allOnServer; }));
        QCOMPARE(scene.tablet.journal.healed, 0);
    }

    void whatMayNotBeReadCannotBeCompared() {
        Scene scene;
        scene.instead = [&](const Request& request) -> std::optional<Response> {
            return request.path.starts_with("/v1/digest") ? std::optional(status(404)) : std::nullopt;
        };
        QVERIFY(scene.settle());
        QVERIFY(scene.run(1min, [&] { return scene.tablet.status().allOnServer; }));
        QCOMPARE(scene.tablet.journal.closed.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(EngineCompareTest)
#include "engine_compare.moc"
