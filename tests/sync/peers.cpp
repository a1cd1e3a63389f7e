// tus with programs that no one here wrote: tus-js-client and tuspy upload to our server, and our client
// uploads to
// @tus/server (which does not look at checksums; ours does).
#include "sync/transport/sync_runner.h"
#include "tests/support/runner_ear.h"
#include "tests/support/school_on_loopback.h"
#include "tests/support/served_school.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <csignal>

using namespace jotter;
using namespace jotter::support;
using namespace std::chrono_literals;

namespace {
const std::string pupil = "01920000-0000-7000-8000-000000000001";
constexpr auto folderOfPeers = JOTTER_SOURCE_DIR "/tests/sync/peers/";
/// Where Debian puts what its packages of Python need; another python3 may come first in the path.
constexpr auto debiansPython = "/usr/bin/python3";

std::string noise(std::size_t size, std::uint64_t seed) {
    fake::SeededRandom random(seed);
    std::string bytes(size, '\0');
    random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    return bytes;
}

QString keep(const QTemporaryDir& folder, const std::string& bytes) {
    QFile file(folder.filePath(QStringLiteral("photo.jpg")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
        throw ServerFailed(QStringLiteral("no room for a photo"));
    return file.fileName();
}

/// A peer's run: its exit code and what it said.
struct Said {
    int code = -1;
    QJsonObject words;
    QByteArray err;
};

/// Runs a peer against the scene's server, as a client of its authority and with the tablet's token.
Said run(const ServedSchool& scene, const char* program, const QString& script, const QString& file,
         const QJsonObject& metadata, const QStringList& more = {}) {
    QProcess peer;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TOKEN"), QString::fromStdString(scene.tablet.token));
    environment.insert(QStringLiteral("NODE_EXTRA_CA_CERTS"), scene.server.authorityFile());
    environment.insert(QStringLiteral("REQUESTS_CA_BUNDLE"), scene.server.authorityFile());
    peer.setProcessEnvironment(environment);
    peer.start(QString::fromLatin1(program),
               QStringList{QString::fromLatin1(folderOfPeers) + script,
                           scene.server.url() + QStringLiteral("/v1/media"), file,
                           QString::fromUtf8(QJsonDocument(metadata).toJson(QJsonDocument::Compact))} +
                   more);
    if (!peer.waitForFinished(60'000))
        throw ServerFailed(script + QStringLiteral(" does not end"));
    return {peer.exitCode(), QJsonDocument::fromJson(peer.readAllStandardOutput()).object(),
            peer.readAllStandardError()};
}

/// A record with a photo of those bytes, and the metadata under which it is sent.
struct Photo {
    std::string bytes;
    std::string stream = "pupil/" + pupil;
    [[nodiscard]] std::string hash() const { return Sha256::of(bytes).toHex(); }
    [[nodiscard]] QJsonObject metadata() const {
        return {{QStringLiteral("stream"), QString::fromStdString(stream)},
                {QStringLiteral("sha256"), QString::fromStdString(hash())},
                {QStringLiteral("kind"), QStringLiteral("photo")}};
    }
    [[nodiscard]] SealedChange record(ServedSchool& scene) const {
        auto change = scene.tablet.make("observation", stream, {{"note", "with a photo"}},
                                        {{Sha256::of(bytes), bytes.size(), "photo", {}}});
        if (scene.tablet.push({change}).status != 200)
            throw ServerFailed(QStringLiteral("the record was not taken"));
        return change;
    }
    /// As the tablet of the scene gets it.
    [[nodiscard]] Answer fetch(ServedSchool& scene, const SealedChange& change) const {
        return scene.tablet.ask("GET", "/v1/media/" + hash() + "?change=" + change.change.id.toString());
    }
};

/// @tus/server in a process of its own.
class TusNodeServer {
public:
    TusNodeServer() { start(0); }
    ~TusNodeServer() { process_->kill(), process_->waitForFinished(); }
    TusNodeServer(const TusNodeServer&) = delete;
    TusNodeServer& operator=(const TusNodeServer&) = delete;

    void startAgain() {
        process_->waitForFinished();
        start(port_);
    }
    /// As if the plug were pulled; from any thread.
    void kill() const { ::kill(static_cast<pid_t>(pid_.load()), SIGKILL); }

    /// What it answers to a request of our client; 502 while it is not there.
    [[nodiscard]] std::string relay(const fake::HttpRequest& request) const {
        const auto method = request.line.substr(0, request.line.find(' '));
        auto path = request.line.substr(method.size() + 1);
        path = method == "POST" ? "/v1/media/uploads" : path.substr(0, path.find(' '));
        std::map<std::string, std::string> headers;
        for (const auto& [name, value] : request.headers)
            if (name != "host" && name != "content-length" && name != "authorization")
                headers[name] = value;
        const auto answer = WireClient("http://127.0.0.1:" + std::to_string(port_), {})
                                .send(method, path, headers, request.body);
        std::string more;
        for (const auto& [name, value] : answer.headers)
            if (name == "location" || name.starts_with("upload-") || name.starts_with("tus-"))
                more += name + ": " + value + "\r\n";
        return fake::TinyTlsServer::ours({}, answer.curl == 0 ? answer.status : 502, more);
    }
    /// The files that it keeps.
    [[nodiscard]] std::vector<QByteArray> files() const {
        std::vector<QByteArray> all;
        for (QDirIterator it(folder_.path(), QDir::Files); it.hasNext();) {
            QFile file(it.next());
            if (!file.fileName().endsWith(QStringLiteral(".json")) && file.open(QIODevice::ReadOnly))
                all.push_back(file.readAll());
        }
        return all;
    }

private:
    void start(int port) {
        process_ = std::make_unique<QProcess>();
        process_->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process_->start(QStringLiteral("node"),
                        {QString::fromLatin1(folderOfPeers) + QStringLiteral("tus_node_server.mjs"),
                         folder_.path(), QString::number(port)});
        if (!process_->waitForReadyRead())
            throw ServerFailed(QStringLiteral("@tus/server does not start"));
        port_ = process_->readLine().trimmed().toInt();
        pid_ = process_->processId();
    }

    QTemporaryDir folder_;
    std::unique_ptr<QProcess> process_;
    std::atomic<qint64> pid_ = 0;
    int port_ = 0;
};
} // namespace

class Peers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tusJsClientStopsAndGoesOn() {
        ServedSchool scene;
        const QTemporaryDir folder;
        const Photo photo{noise(300'000, 1)};
        const auto change = photo.record(scene);
        const auto file = keep(folder, photo.bytes);
        const auto script = QStringLiteral("tus_js_upload.mjs");

        const auto first = run(scene, "node", script, file, photo.metadata(), {QStringLiteral("stop")});
        QVERIFY2(first.code == 0, first.err);
        QCOMPARE(photo.fetch(scene, change).status, 404);

        const auto second = run(scene, "node", script, file, photo.metadata(),
                                {first.words[QStringLiteral("url")].toString()});
        QVERIFY2(second.code == 0, second.err);
        const auto began = second.words[QStringLiteral("began")].toInt();
        QVERIFY2(began >= 65'536 && began % 65'536 == 0, "it went on where it stood");
        QVERIFY(photo.fetch(scene, change).body == photo.bytes);
    }

    void tuspyStopsAsksAndGoesOn() {
        ServedSchool scene;
        const QTemporaryDir folder;
        const Photo photo{noise(300'000, 2)};
        const auto change = photo.record(scene);
        const auto said = run(scene, debiansPython, QStringLiteral("tuspy_upload.py"),
                              keep(folder, photo.bytes), photo.metadata());
        QVERIFY2(said.code == 0, said.err + QJsonDocument(said.words).toJson());
        QCOMPARE(said.words[QStringLiteral("asked")].toInt(), 131'072);
        QVERIFY(photo.fetch(scene, change).body == photo.bytes);
    }

    void tuspyWithWrongChecksumsIsRefused() {
        ServedSchool scene;
        const QTemporaryDir folder;
        const Photo photo{noise(300'000, 3)};
        const auto change = photo.record(scene);
        const auto said = run(scene, debiansPython, QStringLiteral("tuspy_upload.py"),
                              keep(folder, photo.bytes), photo.metadata(), {QStringLiteral("wrong")});
        QCOMPARE(said.code, 1);
        QCOMPARE(said.words[QStringLiteral("status")].toInt(), 460);
        QCOMPARE(photo.fetch(scene, change).status, 404);
    }

    void anotherFileThanWasSaidIsNeverSeen() {
        ServedSchool scene;
        const QTemporaryDir folder;
        const Photo photo{noise(300'000, 4)};
        const auto change = photo.record(scene);
        const auto said = run(scene, "node", QStringLiteral("tus_js_upload.mjs"),
                              keep(folder, noise(300'000, 5)), photo.metadata());
        QCOMPARE(said.code, 1);
        QCOMPARE(said.words[QStringLiteral("status")].toInt(), 422);
        QCOMPARE(photo.fetch(scene, change).status, 404);
    }

    void ourClientSendsToTusServerThatIsKilledInTheMiddle() {
        TusNodeServer peer;
        std::atomic<int> parts = 0;
        std::promise<void> killed;
        fake::SchoolOnLoopback school;
        school.media = [&](const fake::HttpRequest& request) {
            auto answer = peer.relay(request);
            if (request.line.starts_with("PATCH") && ++parts == 2) {
                peer.kill();
                killed.set_value();
                return fake::TinyTlsServer::ours({}, 502);
            }
            return answer;
        };
        fake::SeededRandom random(6);
        fake::MemoryJournal journal;
        fake::MemoryVault vault;
        fake::FakeSigner signer;
        fake::Ear ear;
        const auto id = DeviceId::parse(fake::deviceOnLoopback).value();
        const auto photo = noise(12'000'000, 7);
        journal.record(fake::observation(random, id, SystemClock().now(), "a photo",
                                         {{vault.put(photo), photo.size(), "photo", std::nullopt}}));
        transport::SyncRunner runner(signer, [&](const engine::Status& status) { ear.hear(status); });
        runner.start(school.address(), id, journal, vault);
        QCOMPARE(killed.get_future().wait_for(30s), std::future_status::ready);
        peer.startAgain();
        runner.poke(engine::Reason::Tapped);
        QVERIFY(ear.waitFor([](const engine::Status& status) {
            return status.counts.unsentChanges + status.counts.unsentMedia == 0;
        }));
        runner.stop();
        // Its ids are its own: created again it is another upload, and the first stays half.
        const auto files = peer.files();
        QCOMPARE(std::ranges::count(files, QByteArray::fromStdString(photo)), 1);
        QVERIFY(parts > 2);
    }
};

QTEST_GUILESS_MAIN(Peers)
#include "peers.moc"
