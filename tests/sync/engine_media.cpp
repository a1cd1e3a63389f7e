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

    struct Scene {
        ManualClock clock;
        FakeServer server;
        VirtualTablet tablet{clock, 1};

        explicit Scene(std::initializer_list<std::size_t> photos) {
            for (const auto bytes : photos)
                tablet.recordPhoto(bytes);
        }
        /// Until all is where it belongs, over a line that sees each request first; nothing: the server
        /// answers.
        bool settle(const std::function<std::optional<Response>(const Request&)>& line,
                    std::chrono::milliseconds length = 1h) {
            const auto carry = [&](const Request& request, WallTime now) {
                auto response = line(request);
                return response ? std::move(*response) : server.handle(request, now);
            };
            return tablet.run(carry, length, [this] { return tablet.settled(server); });
        }
        Response answer(const Request& request) { return server.handle(request, clock.now()); }
    };

private Q_SLOTS:
    void anUploadThatBreaksGoesOnWhereItWas() {
        Scene scene{9'000'000};
        auto& [clock, server, tablet] = scene;
        int patches = 0;
        std::uint64_t carried = 0;
        QVERIFY(scene.settle(
            [&](const Request& request) -> std::optional<Response> {
                if (request.method != "PATCH")
                    return std::nullopt;
                if (++patches % 2 == 0)
                    return Response{Failure::Unreachable, 0, {}, {}, {}};
                carried += request.body.size();
                return std::nullopt;
            },
            1h));
        QCOMPARE(carried, std::uint64_t(9'000'000));
        QCOMPARE(server.media.size(), std::size_t(2));
    }

    void anUploadGoesOnAfterARestart() {
        Scene scene{9'000'000};
        auto& [clock, server, tablet] = scene;
        QVERIFY(tablet.run(server, 1h, [&] { return tablet.countRequests("PATCH", "/v1/media") == 2; }));
        tablet.restart();
        tablet.requests.clear();
        QVERIFY(tablet.settle(server));
        QVERIFY(tablet.requests.size() < 12);
        for (const auto& request : tablet.requests)
            QVERIFY(request.method != "PATCH" || request.headers.at("Upload-Offset") != "0");
    }

    void aLostAnswerToTheLastChunkIsNoSecondUpload() {
        Scene scene{1'500'000}; // two parts
        auto& [clock, server, tablet] = scene;
        bool lose = true;
        QVERIFY(scene.settle(
            [&](const Request& request) -> std::optional<Response> {
                auto response = scene.answer(request);
                const bool last = request.method == "PATCH" && request.headers.at("Upload-Offset") != "0";
                if (last && std::exchange(lose, false))
                    return Response{Failure::Timeout, 0, {}, {}, {}};
                return response;
            },
            1h));
        QCOMPARE(tablet.countRequests("PATCH", "/v1/media"), std::size_t(2));
    }

    void whatFitsOnePartIsOneRequest() {
        Scene scene{600'000};
        auto& [clock, server, tablet] = scene;
        bool lose = true;
        QVERIFY(scene.settle([&](const Request& request) -> std::optional<Response> {
            auto response = scene.answer(request);
            const bool photo = request.method == "POST" && request.body.size() == 600'000;
            if (photo && std::exchange(lose, false))
                return Response{Failure::Timeout, 0, {}, {}, {}}; // it arrived, and nobody heard of it
            return response;
        }));
        QCOMPARE(tablet.countRequests("PATCH", "/v1/media"), std::size_t(0));
        // With its thumbnail: one each, and one to ask where the lost one is.
        QCOMPARE(tablet.countRequests("POST", "/v1/media"), std::size_t(3));
    }

    void badLinesGetSmallerChunks() {
        Scene scene{3'000'000};
        std::size_t largest = 0;
        QVERIFY(scene.settle(
            [&](const Request& request) -> std::optional<Response> {
                if (request.body.size() > 300'000)
                    return Response{Failure::Timeout, 0, {}, {}, {}};
                largest = std::max(largest, request.body.size());
                return std::nullopt;
            },
            3h));
        QCOMPARE(largest, std::size_t(256) << 10U);
    }

    void aDamagedChunkIsSentAgain() {
        Scene scene{3'000'000};
        auto& [clock, server, tablet] = scene;
        int patches = 0;
        QVERIFY(scene.settle(
            [&](const Request& request) -> std::optional<Response> {
                auto damaged = request;
                if (request.method == "PATCH" && ++patches == 2)
                    damaged.body[7] = static_cast<char>(damaged.body[7] ^ 1);
                return scene.answer(damaged);
            },
            1h));
        QCOMPARE(server.media.size(), std::size_t(2));
        QCOMPARE(tablet.journal.outgoing[1].heldFor, std::string());
    }

    void aSlowPictureDoesNotHoldUpNotes() {
        Scene scene{3'000'000};
        auto& [clock, server, tablet] = scene;
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
        Scene scene{500'000, 700'000};
        auto& [clock, server, tablet] = scene;
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
        Scene scene{2'000'000, 40'000};
        auto& [clock, server, tablet] = scene;
        QVERIFY(scene.settle(
            [&](const Request& request) -> std::optional<Response> {
                const auto length = request.headers.find("Upload-Length");
                const bool large = length != request.headers.end() && length->second == "2000000";
                return large ? std::optional(status(code)) : std::nullopt;
            },
            1h));
        QCOMPARE(QString::fromStdString(tablet.journal.outgoing[1].heldFor), reason);
        QCOMPARE(server.media.size(), std::size_t(3));
    }

    void aServerThatForgotTheUploadGetsItAgain() {
        Scene scene{3'000'000};
        auto& [clock, server, tablet] = scene;
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
        Scene scene{8'000'000};
        auto& [clock, server, tablet] = scene;
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
