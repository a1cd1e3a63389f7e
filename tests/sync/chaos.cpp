// Thousands of connections, half of them given up in the middle of a body or while waiting: no request is
// lost, memory stays bounded, every connection is closed. A first prototype lost two requests in twelve
// thousand and only such a test found it.
#include "tests/support/server_process.h"
#include "tests/support/test_device.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

using namespace jotter;
using namespace jotter::support;
using nlohmann::json;

namespace {
constexpr int threads = 8;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int rounds = 60;
constexpr qint64 roomToGrow = 900'000;
constexpr qint64 mostEver = 2'500'000;
#else
constexpr int rounds = 300;
constexpr qint64 roomToGrow = 50'000; ///< kB, with thousands of connections behind it
constexpr qint64 mostEver = 160'000;  ///< kB, at any moment
#endif
constexpr int warmUp = 20;
/// Each of the server's eight workers may open the two files of the database, and its index, later than
/// others.
constexpr qsizetype filesOfWorkers = 8 * 3;
const std::string pupil = "01920000-0000-7000-8000-000000000001";

/// What the system says of a process: "VmRSS" is what it has in memory, "VmHWM" the most it ever had; kB.
qint64 kilobytes(qint64 pid, const QByteArray& name) {
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const auto text = status.readAll();
    const auto at = text.indexOf(name + ":") + name.size() + 1;
    return text.mid(at, text.indexOf("kB", at) - at).trimmed().toLongLong();
}

qsizetype openFiles(qint64 pid) {
    return QDir(QStringLiteral("/proc/%1/fd").arg(pid)).entryList(QDir::System | QDir::AllEntries).size();
}
} // namespace

class Chaos : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    ServerProcess server_{folder_.filePath(QStringLiteral("school"))};
    std::unique_ptr<WireClient> client_;

    std::unique_ptr<WireClient> connect() const {
        return std::make_unique<WireClient>(server_.url().toStdString(),
                                            server_.authorityFile().toStdString());
    }
    /// A tablet that sends through whatever connection `client` is at the time.
    std::unique_ptr<TestDevice> join(std::unique_ptr<WireClient>& client, AdultId adult) {
        auto device = std::make_unique<TestDevice>(
            [&client](const auto& method, const auto& path, const auto& headers, const auto& body) {
                return client->send(method, path, headers, body);
            });
        const auto code = server_.enrolmentCode().toStdString();
        if (device->enrol(code.substr(code.size() - 19)).status != 200 ||
            device->fetchToken().status != 200 || device->signIn(adult, "2468").status != 200)
            throw ServerFailed(QStringLiteral("a tablet cannot join"));
        return device;
    }
    std::uint64_t waiting() {
        const auto text = client_->send("GET", "/metrics").body;
        const auto at = text.find("\njotter_waiting ");
        return at == std::string::npos ? 0 : std::stoull(text.substr(at + 16));
    }

    /// Large enough that requests which are not let go of add up.
    const std::string photo_ = std::string(200'000, 'p');
    std::vector<std::unique_ptr<WireClient>> clients_;
    std::vector<std::unique_ptr<TestDevice>> devices_;
    std::mutex mutex_;
    std::set<std::string> told_; ///< the bytes of every change that the server said it had
    std::atomic<int> failed_ = 0;
    std::atomic<int> givenUp_ = 0;
    std::atomic<int> connections_ = 0;

    /// Begins something on a connection of its own and does not wait for its end.
    void giveUp(int kind, TestDevice& device, const std::string& cursor, int round) {
        const std::map<std::string, std::string> bearer{{"Authorization", "Bearer " + device.token}};
        const auto other = connect();
        switch (kind) {
        case 0:
            other->cutOff("/v1/media", bearer, photo_, static_cast<std::size_t>(round) * 997 % photo_.size());
            break;
        case 1: {
            // The first record came whole, and of the last all but a byte: neither may be kept, for nobody
            // was told.
            const auto lines = device.lineAs(device.observation(pupil, "cut off"), 999'998) +
                               device.lineAs(device.observation(pupil, "cut off"), 999'999);
            other->cutOff("/v1/changes", bearer, lines, round % 2 == 0 ? lines.size() - 1 : lines.size() / 2);
            break;
        }
        default:
            other->abandon("GET /v1/wait?cursor=" + cursor +
                           " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + device.token + "\r\n\r\n");
            break;
        }
        ++givenUp_;
        ++connections_;
    }
    void work(int which, int times) {
        auto& device = *devices_[static_cast<std::size_t>(which)];
        const auto cursor = device.page("", 1000).cursor;
        for (int round = 0; round < times; ++round) {
            giveUp((round + which) % 3, device, cursor, round);
            // A tablet comes back on a new connection, as after the night.
            clients_[static_cast<std::size_t>(which)] = connect();
            ++connections_;
            const auto change = device.observation(pupil, "round " + std::to_string(round));
            const auto answer = device.push({change});
            if (answer.curl != 0 || answer.status != 200 || linesOf(answer.body)[0]["status"] != "ok")
                ++failed_;
            if (round % 3 == 0 && device.upload("pupil/" + pupil, photo_).status != 201)
                ++failed_;
            const std::scoped_lock lock(mutex_);
            told_.insert(change.bytes);
        }
    }
    void storm(int times) {
        std::vector<std::thread> running;
        for (int i = 0; i < threads; ++i)
            running.emplace_back([this, i, times] { work(i, times); });
        for (auto& thread : running)
            thread.join();
        // Whoever hung up while waiting is forgotten once its wait is over.
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0ULL, 60'000);
    }

private Q_SLOTS:
    void halfOfThousandsGiveUpAndNothingIsLost() {
        server_.start();
        client_ = connect();
        const auto adult =
            AdultId::parse(
                server_.addAdult(QStringLiteral("Ms Test"), QStringLiteral("MT"), QStringLiteral("teacher"))
                    .toStdString())
                .value();
        server_.setPin(QStringLiteral("MT"), QStringLiteral("2468"));
        clients_.resize(threads);
        for (auto& client : clients_) {
            client = connect();
            devices_.push_back(join(client, adult));
        }
        storm(warmUp);
        const auto pid = server_.pid();
        const auto before = kilobytes(pid, "VmRSS");
        const auto filesBefore = openFiles(pid);
        QVERIFY(before > 0 && filesBefore > 10);
        storm(rounds);
        QCOMPARE(failed_.load(), 0);
        QCOMPARE(givenUp_ * 2, connections_.load());
        QCOMPARE(connections_.load(), threads * (rounds + warmUp) * 2);
        const auto all = devices_.front()->everything(1000);
        const std::multiset<std::string> kept(all.changes.begin(), all.changes.end());
        for (const auto& change : told_)
            QCOMPARE(kept.count(change), std::size_t(1));
        QVERIFY2(
            std::ranges::none_of(kept, [](const auto& bytes) { return bytes.find("cut off") != bytes.npos; }),
            "what was cut off is not kept");
        const auto after = kilobytes(pid, "VmRSS");
        const auto most = kilobytes(pid, "VmHWM");
        QVERIFY2(after < before + roomToGrow && most < mostEver,
                 qPrintable(QString("%1 kB, then %2 kB, at most %3 kB").arg(before).arg(after).arg(most)));
        QTRY_VERIFY_WITH_TIMEOUT(openFiles(pid) <= filesBefore + filesOfWorkers, 60'000);
        qInfo("%d connections; %lld kB, then %lld kB, at most %lld kB; %lld open files, then %lld",
              connections_.load(), before, after, most, static_cast<long long>(filesBefore),
              static_cast<long long>(openFiles(pid)));
        QCOMPARE(client_->send("GET", "/healthz").status, 200);
    }
};

QTEST_GUILESS_MAIN(Chaos)
#include "chaos.moc"
