#include "tests/support/virtual_tablet.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using engine::Failure;
using engine::Request;
using engine::Response;
using fake::FakeServer;
using fake::VirtualTablet;

/// Pictures on bad lines and to servers that refuse them.
class EngineMediaTest : public QObject {
    Q_OBJECT

private:
    static Response status(int code) { return {Failure::None, code, {}, {}, {}}; }

private Q_SLOTS:
    void anUploadThatBreaksGoesOnWhereItWas() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.recordPhoto(9'000'000);
        int patches = 0;
        std::uint64_t carried = 0;
        QVERIFY(tablet.run(
            [&](const Request& request, WallTime now) {
                if (request.method != "PATCH")
                    return server.handle(request, now);
                if (++patches % 2 == 0)
                    return Response{Failure::Unreachable, 0, {}, {}, {}};
                carried += request.body.size();
                return server.handle(request, now);
            },
            1h, [&] { return tablet.settled(server); }));
        QCOMPARE(carried, std::uint64_t(9'000'000));
        QCOMPARE(server.media.size(), std::size_t(2));
    }

    void anUploadGoesOnAfterARestart() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.recordPhoto(9'000'000);
        QVERIFY(tablet.run(server, 1h, [&] { return tablet.countRequests("PATCH", "/v1/media") == 2; }));
        tablet.restart();
        tablet.requests.clear();
        QVERIFY(tablet.settle(server));
        QVERIFY(tablet.requests.size() < 12);
        for (const auto& request : tablet.requests)
            QVERIFY(request.method != "PATCH" || request.headers.at("Upload-Offset") != "0");
    }

    void aLostAnswerToTheLastChunkIsNoSecondUpload() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.recordPhoto(600'000);
        bool lose = true;
        QVERIFY(tablet.run(
            [&](const Request& request, WallTime now) {
                auto response = server.handle(request, now);
                if (request.method == "PATCH" && std::exchange(lose, false))
                    return Response{Failure::Timeout, 0, {}, {}, {}};
                return response;
            },
            1h, [&] { return tablet.settled(server); }));
        QCOMPARE(tablet.countRequests("PATCH", "/v1/media"), std::size_t(1));
    }

    void badLinesGetSmallerChunks() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.recordPhoto(3'000'000);
        std::size_t largest = 0;
        QVERIFY(tablet.run(
            [&](const Request& request, WallTime now) {
                if (request.body.size() > 300'000)
                    return Response{Failure::Timeout, 0, {}, {}, {}};
                largest = std::max(largest, request.body.size());
                return server.handle(request, now);
            },
            3h, [&] { return tablet.settled(server); }));
        QCOMPARE(largest, std::size_t(256) << 10U);
    }

    void aDamagedChunkIsSentAgain() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.recordPhoto(3'000'000);
        int patches = 0;
        QVERIFY(tablet.run(
            [&](const Request& request, WallTime now) {
                auto damaged = request;
                if (request.method == "PATCH" && ++patches == 2)
                    damaged.body[7] = static_cast<char>(damaged.body[7] ^ 1);
                return server.handle(damaged, now);
            },
            1h, [&] { return tablet.settled(server); }));
        QCOMPARE(server.media.size(), std::size_t(2));
        QCOMPARE(tablet.journal.outgoing[1].heldFor, std::string());
    }

    void aSlowPictureDoesNotHoldUpNotes() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.recordPhoto(3'000'000);
        const auto line = [&](const Request& request, WallTime now) {
            return request.method == "PATCH" ? Response{Failure::Timeout, 0, {}, {}, {}}
                                             : server.handle(request, now);
        };
        tablet.run(line, 10min);
        for (int i = 0; i < 5; ++i) {
            tablet.record("a note");
            const auto wanted = server.changes.size() + 1;
            QVERIFY(tablet.run(line, 5min, [&] { return server.changes.size() == wanted; }));
        }
        QVERIFY(tablet.run(server, 1h, [&] { return tablet.settled(server); }));
    }

    void whatLiesDamagedHereNeedsALook() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.recordPhoto(500'000);
        tablet.recordPhoto(700'000);
        tablet.vault.media[tablet.journal.outgoing[1].medium.sha256][5] ^= 1;
        tablet.vault.media.erase(tablet.journal.outgoing[3].medium.sha256);
        QVERIFY(tablet.settle(server));
        QCOMPARE(tablet.journal.outgoing[1].heldFor, std::string("wrong_hash"));
        QCOMPARE(tablet.journal.outgoing[3].heldFor, std::string("medium_missing"));
        QCOMPARE(server.media.size(), std::size_t(2)); // both thumbnails
    }

    void whatTheServerRefusesForGoodNeedsALook_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reason");
        QTest::newRow("too big") << 413 << "too_big";
        QTest::newRow("not understood") << 400 << "refused";
        QTest::newRow("another type") << 415 << "refused";
    }
    void whatTheServerRefusesForGoodNeedsALook() {
        QFETCH(int, code);
        QFETCH(QString, reason);
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.recordPhoto(2'000'000);
        tablet.recordPhoto(40'000);
        QVERIFY(tablet.run(
            [&](const Request& request, WallTime now) {
                const auto length = request.headers.find("Upload-Length");
                const bool large = length != request.headers.end() && length->second == "2000000";
                return large ? status(code) : server.handle(request, now);
            },
            1h, [&] { return tablet.settled(server); }));
        QCOMPARE(QString::fromStdString(tablet.journal.outgoing[1].heldFor), reason);
        QCOMPARE(server.media.size(), std::size_t(3));
    }

    void aServerThatForgotTheUploadGetsItAgain() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.recordPhoto(3'000'000);
        QVERIFY(tablet.run(server, 1h, [&] { return tablet.countRequests("PATCH", "/v1/media") == 1; }));
        server.uploads.clear();
        QVERIFY(tablet.settle(server));
        QCOMPARE(server.media.size(), std::size_t(2));
    }

    void aServerThatTakesNoBytesWithTheCreation() {
        ManualClock clock;
        FakeServer server;
        server.takesUploads = false;
        VirtualTablet tablet(clock, 1);
        tablet.recordPhoto(100'000);
        QVERIFY(tablet.settle(server));
        QCOMPARE(server.media.size(), std::size_t(2));
    }

    void aPictureThatIsNotThereYetComesLater() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet first(clock, 1);
        VirtualTablet second(clock, 2);
        first.recordPhoto(50'000);
        QVERIFY(first.run(server, 1h, [&] { return server.changes.size() == 1; }));
        second.run(server, 10s);
        QCOMPARE(second.journal.known.size(), std::size_t(1));
        QCOMPARE(second.status().obstacle, engine::Obstacle::None);
        QVERIFY(first.settle(server));
        QVERIFY(second.run(server, 6min, [&] { return second.settled(server); }));
    }

    void aWrongPictureIsNotKept() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet first(clock, 1);
        VirtualTablet second(clock, 2);
        first.recordPhoto(50'000);
        QVERIFY(first.settle(server));
        int wrong = 0;
        QVERIFY(second.run(
            [&](const Request& request, WallTime now) {
                auto response = server.handle(request, now);
                if (request.path.starts_with("/v1/media/") && ++wrong == 1)
                    response.body[0] = static_cast<char>(response.body[0] ^ 1);
                return response;
            },
            1h, [&] { return second.settled(server); }));
        QCOMPARE(wrong, 2);
        QVERIFY(second.vault.media == first.vault.media);
    }

    void aLargeDownloadKeepsWhatHasCome() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet first(clock, 1);
        VirtualTablet second(clock, 2);
        first.recordPhoto(20'000'000);
        QVERIFY(first.settle(server));
        std::uint64_t carried = 0;
        int asked = 0;
        QVERIFY(second.run(
            [&](const Request& request, WallTime now) {
                auto response = server.handle(request, now);
                if (!request.path.starts_with("/v1/media/"))
                    return response;
                if (++asked % 2 == 0)
                    return Response{Failure::Unreachable, 0, {}, {}, {}};
                carried += response.body.size();
                return response;
            },
            1h, [&] { return second.settled(server); }));
        QCOMPARE(carried, std::uint64_t(20'000'000));
        QVERIFY(second.vault.media == first.vault.media);
    }

    void progressIsShown() {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet(clock, 1);
        tablet.recordPhoto(8'000'000);
        engine::Status status;
        QVERIFY(tablet.run(
            [&](const Request& request, WallTime now) {
                status = tablet.status();
                return server.handle(request, now);
            },
            1h, [&] { return tablet.countRequests("PATCH", "/v1/media") == 3; }));
        QCOMPARE(status.travellingTotal, std::uint64_t(8'000'000));
        QVERIFY(status.travelling > 0 && status.travelling < 8'000'000);
        QCOMPARE(status.phase, engine::Phase::Exchanging);
        QVERIFY(!status.allOnServer);
    }
};

QTEST_APPLESS_MAIN(EngineMediaTest)
#include "engine_media.moc"
