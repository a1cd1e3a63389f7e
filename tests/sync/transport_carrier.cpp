#include "sync/transport/carrier.h"
#include "sync/transport/gzip.h"
#include "tests/support/gunzip.h"
#include "tests/support/tiny_tls_server.h"

#include <QtTest>

#include <set>
#include <thread>

using namespace jotter;
using namespace std::chrono_literals;
using engine::Failure;
using fake::HttpRequest;
using fake::TestCertificates;
using fake::TinyTlsServer;
using transport::Carrier;
using transport::ServerAddress;

namespace {
engine::Request get(const std::string& path) {
    engine::Request request;
    request.id = 7;
    request.method = "GET";
    request.path = path;
    request.headers["Authorization"] = "Bearer secret-token";
    return request;
}

engine::Response carry(const ServerAddress& server, engine::Request request) {
    return transport::carryOne(server, std::move(request), std::atomic<bool>(false));
}

std::string hello(const HttpRequest&) {
    return TinyTlsServer::ours("{\"hello\":1}", 200, "Retry-After: 5\r\n");
}
} // namespace

/// libcurl between the engine and a socket: what is trusted, what is sent, what is given up.
class TransportCarrierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAnswerOfOurServer() {
        const auto certificates = TestCertificates::make("Thornbeck Primary");
        TinyTlsServer server(certificates, hello);
        const auto response = carry({server.url(), certificates.authorityPem}, get("/v1/hello"));
        QCOMPARE(response.failure, Failure::None);
        QCOMPARE(response.status, 200);
        QCOMPARE(response.body, std::string("{\"hello\":1}"));
        QCOMPARE(response.headers.at("retry-after"), std::string("5"));
        QCOMPARE(server.requests().at(0).line, std::string("GET /v1/hello HTTP/1.1"));
    }

    void theTokenIsNeverSentToAnotherCertificate() {
        TinyTlsServer impostor(TestCertificates::make("Smoothwall Ltd"), hello);
        const auto school = TestCertificates::make("Thornbeck Primary");
        const auto response = carry({impostor.url(), school.authorityPem}, get("/v1/changes"));
        QCOMPARE(response.failure, Failure::NotOurServer);
        QCOMPARE(response.issuer, std::string("Smoothwall Ltd"));
        QVERIFY(impostor.requests().empty());
        const auto bySystem = carry({impostor.url(), {}}, get("/v1/changes"));
        QCOMPARE(bySystem.failure, Failure::NotOurServer);
        QVERIFY(impostor.requests().empty());
        QCOMPARE(carry({impostor.url(), "not a certificate"}, get("/")).failure, Failure::Unreachable);
        QVERIFY(impostor.requests().empty());
    }

    void aCertificateForAnotherAddressIsRefused() {
        const auto elsewhere = TestCertificates::make("Thornbeck Primary", 30, "192.0.2.1");
        TinyTlsServer server(elsewhere, hello);
        QCOMPARE(carry({server.url(), elsewhere.authorityPem}, get("/")).failure, Failure::NotOurServer);
        QVERIFY(server.requests().empty());
    }

    void aWrongClockDoesNotCutTheTabletOff() {
        const auto ended = TestCertificates::make("Thornbeck Primary", -10);
        TinyTlsServer server(ended, hello);
        QCOMPARE(carry({server.url(), ended.authorityPem}, get("/v1/hello")).failure, Failure::None);
    }

    void whatIsNotOursIsNoAnswer_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("a login page")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
                          "19\r\n\r\n<html>Sign in</html");
        QTest::newRow("511") << QByteArray("HTTP/1.1 511 X\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("a redirect") << QByteArray("HTTP/1.1 302 Found\r\nLocation: "
                                                  "https://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("a redirect that says it is ours") << QByteArray(
            "HTTP/1.1 307 X\r\nJotter-Sync: 1\r\nLocation: /v1/hello\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("another protocol")
            << QByteArray("HTTP/1.1 200 OK\r\nJotter-Sync: 2\r\nContent-Length: 0\r\n\r\n");
    }
    void whatIsNotOursIsNoAnswer() {
        QFETCH(QByteArray, answer);
        const auto certificates = TestCertificates::make("Thornbeck Primary");
        TinyTlsServer server(certificates, [&](const HttpRequest&) { return answer.toStdString(); });
        const auto response = carry({server.url(), certificates.authorityPem}, get("/v1/hello"));
        QCOMPARE(response.failure, Failure::NotOurServer);
        QVERIFY(response.body.empty());
        QCOMPARE(server.requests().size(), std::size_t(1));
    }

    void aCutAnswerIsNone() {
        const auto certificates = TestCertificates::make("Thornbeck Primary");
        auto cut = std::string(
            "HTTP/1.1 200 OK\r\nJotter-Sync: 1\r\nConnection: close\r\nContent-Length: 100\r\n\r\nhalf");
        int asked = 0;
        TinyTlsServer server(certificates,
                             [&](const HttpRequest&) { return ++asked == 1 ? cut : std::string("x"); });
        auto request = get("/v1/hello");
        request.total = 2s;
        const auto response = carry({server.url(), certificates.authorityPem}, request);
        QVERIFY(response.failure != Failure::None);
        QVERIFY(response.body.empty());
    }

    void aSilentServerIsGivenUp() {
        const auto certificates = TestCertificates::make("Thornbeck Primary");
        TinyTlsServer server(certificates, [](const HttpRequest&) { return std::string(); });
        auto request = get("/v1/hello");
        request.quiet = 1s;
        const auto from = std::chrono::steady_clock::now();
        QCOMPARE(carry({server.url(), certificates.authorityPem}, request).failure, Failure::Timeout);
        QVERIFY(std::chrono::steady_clock::now() - from < 10s);
        request.quiet = 20s;
        request.total = 300ms;
        QCOMPARE(carry({server.url(), certificates.authorityPem}, request).failure, Failure::Timeout);
        QCOMPARE(engine::Request().quiet, 20s);
    }

    void nobodyThere() {
        const auto certificates = TestCertificates::make("Thornbeck Primary");
        std::string url;
        {
            const TinyTlsServer gone(certificates, hello);
            url = gone.url();
        }
        QCOMPARE(carry({url, certificates.authorityPem}, get("/")).failure, Failure::Unreachable);
        QCOMPARE(carry({"http" + url.substr(5), certificates.authorityPem}, get("/")).failure,
                 Failure::Unreachable);
    }

    void anAnswerWithoutEndIsBrokenOff() {
        const auto certificates = TestCertificates::make("Thornbeck Primary");
        TinyTlsServer server(
            certificates, [](const HttpRequest&) { return TinyTlsServer::ours(std::string(50'000, 'x')); });
        auto request = get("/");
        request.answerLimit = 10'000;
        QCOMPARE(carry({server.url(), certificates.authorityPem}, request).failure, Failure::Unreachable);
    }

    void bodiesArePackedBothWays() {
        const auto certificates = TestCertificates::make("Thornbeck Primary");
        const std::string text(30'000, 'a');
        const auto packed = transport::gzip(text).value();
        QCOMPARE(fake::gunzip(packed), text);
        TinyTlsServer server(certificates, [&](const HttpRequest&) {
            return TinyTlsServer::ours(packed, 200, "Content-Encoding: gzip\r\n");
        });
        auto request = get("/v1/changes");
        request.method = "POST";
        request.headers["Content-Type"] = "application/x-ndjson";
        request.body = text;
        request.compress = true;
        const auto response = carry({server.url(), certificates.authorityPem}, request);
        QCOMPARE(response.body, text);
        const auto sent = server.requests().at(0);
        QCOMPARE(sent.headers.at("content-encoding"), std::string("gzip"));
        QCOMPARE(sent.headers.at("accept-encoding"), std::string("gzip"));
        QCOMPARE(fake::gunzip(sent.body), text);
        QVERIFY(sent.body.size() < 1000);
    }

    void aPatchWithZeroBytesInside() {
        const auto certificates = TestCertificates::make("Thornbeck Primary");
        TinyTlsServer server(certificates, [](const HttpRequest&) {
            return std::string("HTTP/1.1 204 X\r\nJotter-Sync: 1\r\nUpload-Offset: 3\r\n\r\n");
        });
        auto request = get("/v1/media/uploads/x");
        request.method = "PATCH";
        request.body = std::string("a\0b", 3);
        const auto response = carry({server.url(), certificates.authorityPem}, request);
        QCOMPARE(response.status, 204);
        QCOMPARE(server.requests().at(0).body, request.body);
        QCOMPARE(server.requests().at(0).line, std::string("PATCH /v1/media/uploads/x HTTP/1.1"));
    }

    void manyRequestsShareFewConnections() {
        const auto certificates = TestCertificates::make("Thornbeck Primary");
        TinyTlsServer server(certificates, hello);
        Carrier carrier;
        carrier.setServer({server.url(), certificates.authorityPem});
        std::set<std::uint64_t> ids;
        for (std::uint64_t id = 1; id <= 40; ++id) {
            auto request = get("/v1/hello");
            request.id = id;
            carrier.carry(request);
        }
        while (ids.size() < 40) {
            for (const auto& arrived : carrier.wait(5s)) {
                QCOMPARE(arrived.response.failure, Failure::None);
                QVERIFY(ids.insert(arrived.id).second);
            }
        }
        QVERIFY(server.connections() <= 11);
        QVERIFY(carrier.idle());
    }

    /// "Nothing new" is one request of at most 600 bytes.
    void thePollIsSmall() {
        const auto certificates = TestCertificates::make("Thornbeck Primary");
        TinyTlsServer server(certificates, hello);
        auto request = get("/v1/changes?cursor=" + std::string(120, 'c') + "&limit=500");
        request.headers["Authorization"] = "Bearer " + std::string(160, 't');
        QCOMPARE(carry({server.url(), certificates.authorityPem}, request).status, 200);
        QVERIFY2(server.requests().at(0).wireBytes <= 600,
                 std::to_string(server.requests().at(0).wireBytes).c_str());
    }

    void whatHangsIsDroppedAndAnswered() {
        const auto certificates = TestCertificates::make("Thornbeck Primary");
        TinyTlsServer server(certificates, [](const HttpRequest&) { return std::string(); });
        Carrier carrier;
        carrier.setServer({server.url(), certificates.authorityPem});
        carrier.carry(get("/v1/wait"));
        QTRY_VERIFY_WITH_TIMEOUT((static_cast<void>(carrier.wait(10ms)), server.requests().size() == 1),
                                 5000);
        const auto dropped = carrier.dropAll();
        QCOMPARE(dropped.size(), std::size_t(1));
        QCOMPARE(dropped[0].id, std::uint64_t(7));
        QCOMPARE(dropped[0].response.failure, Failure::Unreachable);
        QVERIFY(carrier.idle());
    }

    void aWaitingThreadIsWoken() {
        Carrier carrier;
        std::thread waker([&] { carrier.wake(); });
        const auto from = std::chrono::steady_clock::now();
        QVERIFY(carrier.wait(60s).empty());
        QVERIFY(std::chrono::steady_clock::now() - from < 30s);
        waker.join();
    }
};

QTEST_GUILESS_MAIN(TransportCarrierTest)
#include "transport_carrier.moc"
