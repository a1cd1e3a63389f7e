// What one connection may take of the server's time, and how many there may be: the server's own HTTP side,
// in this process and with limits of a few seconds. There is room for one connection, so that another one
// tells whether it was let go.
#include "sync/server/http/http_server.h"
#include "tests/support/must.h"
#include "tests/support/noise.h"
#include "tests/support/test_school.h"

#include <QTcpSocket>
#include <QtTest>

#include <csignal>
#include <functional>
#include <thread>

using namespace jotter;
using namespace jotter::support;
using namespace std::chrono_literals;
using server::HttpLimits;

Q_DECLARE_METATYPE(std::chrono::seconds HttpLimits::*)

namespace {
constexpr auto hour = std::chrono::seconds(1h);
constexpr auto brief = 3s;

/// Limits that nobody meets, and room for so many.
HttpLimits roomFor(std::size_t connections) {
    HttpLimits limits;
    limits.connections = connections;
    limits.handshake = limits.idle = limits.stall = limits.body = limits.write = limits.wait = hour;
    limits.stop = 1s;
    return limits;
}

/// A school that is served with these limits.
class Served {
public:
    Served(TestSchool& school, const HttpLimits& limits)
        : folder_(school.folder())
        , log_(school.clock, false)
        , core_(must(school.office().ports()))
        , server_(core_, log_,
                  {"127.0.0.1", 0, folder_ / "server.pem", folder_ / "secrets/server.key", limits}) {
        must(server_.listen());
        port_ = server_.port();
        thread_ = std::thread([this] { server_.run(); });
    }
    ~Served() {
        server_.stop();
        thread_.join();
    }
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] std::unique_ptr<WireClient> connect() const {
        return std::make_unique<WireClient>("https://127.0.0.1:" + std::to_string(port()),
                                            (folder_ / "authority.pem").string());
    }
    /// Whether one more connection is served.
    [[nodiscard]] bool hasRoom() const {
        const auto answer = connect()->send("GET", "/healthz", {{"Connection", "close"}});
        return answer.curl == 0 && answer.status == 200;
    }
    /// The same within a time that is longer than every limit here.
    [[nodiscard]] bool makesRoom() const {
        return QTest::qWaitFor([this] { return hasRoom(); }, 20'000); // asked once more, it would find itself
    }

private:
    std::filesystem::path folder_;
    server::EventLog log_;
    server::Core core_;
    server::HttpServer server_;
    std::uint16_t port_ = 0;
    std::thread thread_;
};
} // namespace

class Limits : public QObject {
    Q_OBJECT

private:
    TestSchool school_;
    std::unique_ptr<TestDevice> tablet_ = school_.tablet();
    std::string photo_; ///< where one is to be had that no socket's buffers hold

    [[nodiscard]] std::string get(const std::string& path) const {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + tablet_->token + "\r\n\r\n";
    }

private Q_SLOTS:
    void initTestCase() {
        std::signal(SIGPIPE, SIG_IGN);
        const auto bytes = noise(40'000'000, 3);
        const auto hash = Sha256::of(bytes);
        const auto stream = "pupil/" + school_.uuid().toString();
        const auto change =
            tablet_->make("observation", stream, {{"note", "large"}}, {{hash, bytes.size(), "photo", {}}});
        QCOMPARE(tablet_->push({change}).status, 200);
        QVERIFY(school_.office().media().keep({stream, hash}, bytes));
        // A feed whose page is as long as any: asked for again and again, its answers are too many.
        for (int batch = 0; batch < 5; ++batch) {
            std::vector<SealedChange> changes;
            for (int i = 0; i < 16; ++i)
                changes.push_back(tablet_->observation(stream.substr(6), std::string(60'000, 'n')));
            QCOMPARE(tablet_->push(changes).status, 200);
        }
        photo_ = "/v1/media/" + hash.toHex() + "?change=" + change.change.id.toString();
    }

    void nobodyKeepsAPlaceForLongerThanTheLimitOfWhatTheyDo_data() {
        QTest::addColumn<std::chrono::seconds HttpLimits::*>("limit");
        QTest::addColumn<QByteArray>("sent");
        const QByteArray half =
            "POST /v1/changes HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nhalf of it";
        QTest::newRow("does not shake hands") << &HttpLimits::handshake << QByteArray();
        QTest::newRow("asks nothing") << &HttpLimits::idle << QByteArray();
        QTest::newRow("stops in a head") << &HttpLimits::idle << QByteArray("GET /v1/hello HTTP/1.1\r\nHo");
        QTest::newRow("stops in a body") << &HttpLimits::stall << half;
        QTest::newRow("takes for ever over a body") << &HttpLimits::body << half;
        QTest::newRow("goes on after being refused")
            << &HttpLimits::stop // has no limit of its own: a moment is given in any case
            << QByteArray(
                   "POST /v1/changes HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\nhalf of it");
        QTest::newRow("hangs up while waiting")
            << &HttpLimits::wait
            << QByteArray::fromStdString(get("/v1/wait?cursor=" + tablet_->everything().cursor));
        QTest::newRow("does not read the feed")
            << &HttpLimits::write
            << QByteArray::fromStdString(get("/v1/changes?cursor=&limit=500")).repeated(30);
        QTest::newRow("does not read a photo")
            << &HttpLimits::write << QByteArray::fromStdString(get(photo_));
    }
    void nobodyKeepsAPlaceForLongerThanTheLimitOfWhatTheyDo() {
        QFETCH(std::chrono::seconds HttpLimits::*, limit);
        QFETCH(const QByteArray, sent);
        auto limits = roomFor(1);
        limits.*limit = brief;
        const Served served(school_, limits);
        QTcpSocket silent;
        const auto client = served.connect();
        if (limit == &HttpLimits::handshake) {
            silent.connectToHost(QStringLiteral("127.0.0.1"), served.port());
            QVERIFY(silent.waitForConnected());
        } else if (limit == &HttpLimits::wait) {
            client->abandon(sent.toStdString());
        } else {
            QVERIFY(client->begin(sent.toStdString()));
        }
        QVERIFY2(!served.hasRoom(), "as long as it is within the limit it is let be");
        QVERIFY(served.makesRoom());
    }

    void thereAreNoMoreThanMayBe() {
        const Served served(school_, roomFor(3));
        std::vector<std::unique_ptr<WireClient>> clients;
        for (int i = 0; i < 3; ++i) {
            clients.push_back(served.connect());
            QVERIFY(clients.back()->begin(get("/v1/hello")));
            QVERIFY(clients.back()->hear(12).starts_with("HTTP/1.1 200"));
        }
        for (int i = 0; i < 5; ++i)
            QVERIFY(!served.hasRoom());
        clients.erase(clients.begin() + 1);
        QVERIFY(served.makesRoom());
        clients.front()->goOn(get("/v1/hello"));
        QVERIFY2(clients.front()->hear(12).starts_with("HTTP/1.1 200"),
                 "who was there before is still served");
    }

    void waitingForNewsHasAnEnd() {
        auto limits = roomFor(10);
        limits.wait = brief;
        const Served served(school_, limits);
        const auto client = served.connect();
        QElapsedTimer clock;
        clock.start();
        const auto answer = client->send("GET", "/v1/wait?cursor=" + tablet_->everything().cursor,
                                         {{"Authorization", "Bearer " + tablet_->token}});
        QCOMPARE(answer.curl, 0);
        QCOMPARE(answer.body, std::string("{\"changed\":false}\n"));
        QVERIFY(clock.elapsed() >= std::chrono::milliseconds(brief).count() && clock.elapsed() < 20'000);
    }
};

QTEST_GUILESS_MAIN(Limits)
#include "limits.moc"
