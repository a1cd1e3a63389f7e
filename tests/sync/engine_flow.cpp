#include "tests/support/virtual_scene.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using fake::FakeServer;
using fake::VirtualTablet;

/// The engine on a good line: what goes where, in which order, with how few requests.
class EngineFlowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatOneTabletRecordsTheOtherShows() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet first(clock, 1);
        VirtualTablet second(clock, 2);
        for (int i = 0; i < 700; ++i)
            first.record("note " + std::to_string(i));
        first.recordPhoto(300'000);
        first.recordPhoto(5'500'000);
        QVERIFY(first.settle(server));
        QCOMPARE(server.changes.size(), std::size_t(702));
        QCOMPARE(server.media.size(), std::size_t(4));
        QVERIFY(first.run(server, 1min, [&] {
            return first.status().allOnServer && first.status().lastSuccess.has_value();
        }));
        QVERIFY(second.settle(server));
        QCOMPARE(second.journal.digest(), first.journal.digest());
        QCOMPARE(second.journal.received.size(), std::size_t(4));
        for (const auto& [hash, bytes] : second.vault.media)
            QVERIFY(first.vault.media.at(hash) == bytes);
    }

    /// The server makes the next page while the tablet writes this one.
    void aPageIsAskedForBeforeTheOneBeforeIsWritten() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet first(clock, 1);
        VirtualTablet second(clock, 2);
        for (int i = 0; i < 1'200; ++i)
            first.record("note " + std::to_string(i));
        QVERIFY(first.settle(server));
        std::vector<std::size_t> written; // when each page was asked for
        const auto line = [&](const engine::Request& request, WallTime now) {
            if (request.path.starts_with("/v1/changes?")) {
                written.push_back(second.journal.known.size());
                second.journal.failing = written.size() == 3; // the second page cannot be written
            }
            return server.handle(request, now);
        };
        QVERIFY(second.run(line, 1h, [&] { return !second.journal.failing && second.settled(server); }));
        QCOMPARE(written.size(), std::size_t(5));
        QCOMPARE(written, (std::vector<std::size_t>{0, 0, 500, 500, 500})); // it is fetched once more
        QCOMPARE(second.journal.digest(), first.journal.digest());
    }

    void pagesGrowWhileMoreFollows_data() {
        QTest::addColumn<bool>("said");
        QTest::addColumn<std::vector<std::size_t>>("asked");
        QTest::newRow("as the server says") << true << std::vector<std::size_t>{500, 1000, 2000, 2000, 500};
        QTest::newRow("a server of before")
            << false << std::vector<std::size_t>{500, 1000, 1000, 1000, 1000, 500};
    }
    void pagesGrowWhileMoreFollows() {
        QFETCH(bool, said);
        QFETCH(std::vector<std::size_t>, asked);
        ManualClock clock;
        FakeServer server;
        server.pageSize = 2000;
        server.saysPageSize = said;
        VirtualTablet first(clock, 1);
        VirtualTablet second(clock, 2);
        for (int i = 0; i < 4'200; ++i)
            first.record("note " + std::to_string(i));
        QVERIFY(first.settle(server));
        std::vector<std::size_t> limits;
        const auto line = [&](const engine::Request& request, WallTime now) {
            if (const auto at = request.path.find("&limit="); at != std::string::npos)
                limits.push_back(std::stoul(request.path.substr(at + 7)));
            return server.handle(request, now);
        };
        QVERIFY(second.run(line, 1h, [&] { return second.settled(server); }));
        second.engine->poke(engine::Reason::Timer, clock.now());
        QVERIFY(second.run(line, 1h, [&] { return limits.size() == asked.size(); }));
        QCOMPARE(limits, asked);
        QCOMPARE(second.journal.digest(), first.journal.digest());
    }

    void nothingNewIsOneRequest() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.record("a note");
        QVERIFY(tablet.settle(server));
        tablet.engine->poke(engine::Reason::Background, clock.now());
        tablet.run(server, 1min);
        const auto writes = tablet.journal.writes;
        tablet.requests.clear();
        tablet.run(server, 290s);
        QCOMPARE(tablet.requests.size(), std::size_t(1));
        QVERIFY(tablet.requests[0].path.starts_with("/v1/changes?cursor="));
        QCOMPARE(tablet.journal.writes, writes);
        tablet.run(server, 50min); // with a few greetings
        QVERIFY(tablet.countRequests("POST", "/v1/token") >= 3);
        QCOMPARE(tablet.journal.writes, writes);
    }

    void inFrontARequestIsHeldOpenAndNewsComeAtOnce() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet first(clock, 1);
        VirtualTablet second(clock, 2);
        first.record("a note");
        QVERIFY(first.settle(server));
        QVERIFY(second.settle(server));
        second.run(server, 1s); // the first comparison
        second.requests.clear();
        second.run(server, 5min);
        QCOMPARE(second.requests.size(), second.countRequests("GET", "/v1/wait"));
        QVERIFY(second.requests.size() <= 13);
        first.record("another note");
        QVERIFY(first.settle(server));
        QVERIFY(second.run(server, 26s, [&] { return second.journal.known.size() == 2; }));
    }

    /// From a cursor that is about to move the server says again that there are news. That is no trouble.
    void newsThatAreBeingFetchedAreNoTrouble() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet first(clock, 1);
        VirtualTablet second(clock, 2);
        first.record("a note");
        QVERIFY(first.settle(server));
        QVERIFY(second.settle(server));
        second.run(server, 1s);
        first.record("another note");
        QVERIFY(first.settle(server));
        second.requests.clear();
        bool trouble = false;
        const auto line = [&](const engine::Request& request, WallTime now) {
            trouble = trouble || second.status().obstacle != engine::Obstacle::None;
            return server.handle(request, now);
        };
        second.run(line, 2min);
        QCOMPARE(second.journal.known.size(), std::size_t(2));
        QVERIFY(second.countRequests("GET", "/v1/wait") > 1);
        QVERIFY(!trouble);
    }

    void aSavedNoteGoesUpWhileTheWaitingRequestIsHeldOpen() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.record("a note");
        QVERIFY(tablet.settle(server));
        tablet.run(server, 3s);
        tablet.record("another note");
        QVERIFY(tablet.run(server, 1s, [&] { return server.changes.size() == 2; }));
    }

    void recordsGoBeforePicturesAndSmallPicturesBeforeLargeOnes() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.recordPhoto(3'000'000);
        tablet.recordPhoto(200'000);
        QVERIFY(tablet.settle(server));
        std::vector<std::string> lengths;
        bool pushed = false;
        for (const auto& request : tablet.requests) {
            pushed = pushed || (request.method == "POST" && request.path == "/v1/changes");
            if (request.path == "/v1/media") {
                QVERIFY(pushed);
                lengths.push_back(request.headers.at("Upload-Length"));
            }
        }
        QCOMPARE(lengths, (std::vector<std::string>{"2000", "2000", "200000", "3000000"}));
    }

    void fourUploadsAtOnceOfWhichOneIsLarge() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        for (int i = 0; i < 3; ++i)
            tablet.recordPhoto(6'000'000);
        bool smallWentWhileLarge = false;
        std::size_t uploading = 0;
        const auto line = [&](const engine::Request& request, WallTime now) {
            std::size_t large = 0, media = 0;
            for (const auto& [when, flight] : tablet.onTheWay) {
                const auto& asked = *std::ranges::find(tablet.requests, flight.first, &engine::Request::id);
                media += asked.path.starts_with("/v1/media") ? 1 : 0;
                large += asked.method == "PATCH" ? 1 : 0;
            }
            if (request.path.starts_with("/v1/media")) {
                uploading = std::max(uploading, media + 1);
                if (request.method == "PATCH" && large > 0)
                    uploading = 99;
                smallWentWhileLarge = smallWentWhileLarge || (request.method == "POST" && large == 1);
            }
            return server.handle(request, now);
        };
        QVERIFY(tablet.run(line, 1h, [&] { return tablet.countRequests("PATCH", "/v1/media") > 2; }));
        for (int i = 0; i < 4; ++i)
            tablet.recordPhoto(20'000);
        QVERIFY(tablet.run(line, 1h, [&] { return tablet.settled(server); }));
        QVERIFY(smallWentWhileLarge);
        QCOMPARE(uploading, std::size_t(4));
        QCOMPARE(server.media.size(), std::size_t(14));
    }

    void chunksGrowOnAGoodLineAndEachIsChecked() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.recordPhoto(20'000'000);
        QVERIFY(tablet.settle(server));
        std::vector<std::size_t> sizes;
        for (const auto& request : tablet.requests) {
            if (request.method == "PATCH")
                sizes.push_back(request.body.size());
        }
        QCOMPARE(sizes.front(), std::size_t(1) << 20U);
        QVERIFY(std::ranges::find(sizes, std::size_t(4) << 20U) != sizes.end());
        QVERIFY(*std::ranges::max_element(sizes) <= std::size_t(4) << 20U);
    }

    void thumbnailsComeSixtyFourAtATime() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet first(clock, 1);
        VirtualTablet second(clock, 2);
        for (int i = 0; i < 70; ++i)
            first.recordPhoto(3000);
        QVERIFY(first.settle(server));
        QVERIFY(second.settle(server));
        QCOMPARE(second.countRequests("POST", "/v1/thumbnails"), std::size_t(2));
    }

    void atTheBellTabletsSpreadOut() {
        ManualClock clock;
        FakeServer server;
        std::set<std::int64_t> moments;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            VirtualTablet tablet(clock, seed);
            tablet.record("a note");
            QVERIFY(tablet.settle(server));
            tablet.run(server, 1min);
            tablet.requests.clear();
            const auto bell = clock.now();
            tablet.engine->poke(engine::Reason::Background, bell);
            QVERIFY(
                tablet.run(server, 21s, [&] { return std::ranges::any_of(tablet.requests, fake::isPull); }));
            const auto after = clock.now() - bell;
            QVERIFY(after <= 20'100ms);
            moments.insert(after / 1s);
        }
        QVERIFY(moments.size() > 5);
    }

    void aPersonsQuestionGoesFirstAndIsAnsweredOnce() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.record("a note");
        int heard = 0;
        engine::Request request;
        request.method = "POST";
        request.path = "/v1/ticket";
        tablet.engine->ask(request, [&](const engine::Response& response) {
            ++heard;
            QCOMPARE(response.status, 404); // this server knows no tickets
        });
        QVERIFY(tablet.settle(server));
        QCOMPARE(heard, 1);
        QVERIFY(std::ranges::find(tablet.requests, "/v1/ticket", &engine::Request::path) <
                std::ranges::find(tablet.requests, "/v1/changes", &engine::Request::path));
    }
};

QTEST_APPLESS_MAIN(EngineFlowTest)
#include "engine_flow.moc"
