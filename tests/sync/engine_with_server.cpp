// The real engine and libcurl against the real jotter-server over TLS, which is killed in the middle.
#include "platform/desktop/keys/device_signer.h"
#include "sync/transport/sync_runner.h"
#include "tests/support/line.h"
#include "tests/support/memory_journal.h"
#include "tests/support/runner_ear.h"
#include "tests/support/server_process.h"
#include "tests/support/test_device.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using fake::answerOf;
using support::ServerProcess;
using transport::SyncRunner;

namespace {
class KeysInMemory final : public platform::KeyStore {
public:
    std::string kind() const override { return "memory"; }
    std::string describe() const override { return "In memory, for a test."; }
    Expected<std::optional<std::string>> read(const std::string& name) override {
        const auto it = keys_.find(name);
        return it == keys_.end() ? std::nullopt : std::optional(it->second);
    }
    Expected<void> write(const std::string& name, const std::string& secret) override {
        keys_[name] = secret;
        return {};
    }
    Expected<void> remove(const std::string& name) override {
        keys_.erase(name);
        return {};
    }

private:
    std::map<std::string, std::string> keys_;
};

/// A school that is served, with a teacher.
struct School {
    QTemporaryDir folder{};
    ServerProcess server{folder.filePath(QStringLiteral("school"))};
    QString adult = begin();

private:
    QString begin() {
        server.start();
        const auto id =
            server.addAdult(QStringLiteral("Ms Test"), QStringLiteral("MT"), QStringLiteral("teacher"));
        server.setPin(QStringLiteral("MT"), QStringLiteral("2468"));
        return id;
    }
};

/// A tablet with everything real but its store, joined to the school.
struct Tablet {
    KeysInMemory keys;
    std::unique_ptr<platform::DeviceSigner> signer = platform::DeviceSigner::make(keys).value();
    fake::SeededRandom random;
    fake::MemoryJournal journal;
    fake::MemoryVault vault;
    fake::Ear ear;
    SyncRunner runner{*signer, [this](const engine::Status& status) { ear.hear(status); }};
    transport::Enrolled school;

    Tablet(ServerProcess& server, std::uint64_t seed)
        : random(seed)
        , journal("000000000000000" + std::to_string(seed)) {
        const auto code = server.enrolmentCode().toStdString();
        const auto joined = answerOf<transport::Enrolled>(
            [&](auto done) { runner.enrol(code, "Harbour Room", std::move(done)); });
        if (!joined)
            throw support::ServerFailed(QString::fromStdString("cannot join: " + joined.error().code));
        school = *joined;
    }
    void start() { runner.start(school.server, school.device, journal, vault); }
    transport::GrantedTicket signIn(const std::string& adult) {
        const auto granted = answerOf<transport::GrantedTicket>(
            [&](auto done) { runner.ticket(AdultId::parse(adult).value(), "2468", std::move(done)); });
        if (!granted)
            throw support::ServerFailed(QString::fromStdString("no ticket: " + granted.error().code));
        return *granted;
    }
    void record(const transport::GrantedTicket& ticket, const std::string& note, std::size_t photoBytes = 0) {
        std::vector<MediumRef> media;
        if (photoBytes > 0) {
            std::string photo(photoBytes, '\0');
            std::string thumb(fake::MemoryJournal::thumbBytes, '\0');
            random.fill({reinterpret_cast<std::uint8_t*>(photo.data()), photo.size()});
            random.fill({reinterpret_cast<std::uint8_t*>(thumb.data()), thumb.size()});
            media.push_back({vault.put(photo), photo.size(), "photo", vault.put(thumb)});
        }
        auto change = fake::draft(random, school.device, SystemClock().now(), note, std::move(media));
        change.author = ticket.adult;
        change.ticket = ticket.id;
        journal.record(serialise(std::move(change)).value());
    }
};

bool done(const engine::Status& status) {
    return status.allOnServer && status.lastSuccess && status.phase == engine::Phase::Idle &&
           status.counts.wantedMedia + status.counts.wantedThumbs == 0;
}
} // namespace

class EngineWithServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostOrDoubledWhenTheServerIsKilled() {
        School school;
        auto& server = school.server;
        const auto& adult = school.adult;

        Tablet first(server, 1);
        first.start();
        const auto ticket = first.signIn(adult.toStdString());
        QCOMPARE(ticket.adult.toString(), adult.toStdString());
        first.runner.stop();
        for (int i = 0; i < 980; ++i)
            first.record(ticket, "note " + std::to_string(i));
        for (int i = 0; i < 20; ++i)
            first.record(ticket, "photo " + std::to_string(i), i < 18 ? 300'000 : 6'000'000);

        first.start();
        // Batches go up side by side and are answered together: the first that is heard may be the last.
        QVERIFY(
            first.ear.waitFor([](const auto& status) { return status.counts.unsentChanges < 1000; }, 60s));
        server.kill();
        QVERIFY(first.ear.waitFor(
            [](const auto& status) { return status.obstacle == engine::Obstacle::Offline; }));
        server.start();
        first.runner.poke(engine::Reason::Tapped);
        QVERIFY(first.ear.waitFor(
            [](const auto& status) {
                return status.counts.unsentChanges == 0 && status.counts.unsentMedia > 0;
            },
            60s));
        server.kill();
        server.start();
        first.runner.poke(engine::Reason::NetworkChanged);
        QVERIFY(first.ear.waitFor(done, 60s));
        first.runner.stop();
        for (const auto& change : first.journal.mine)
            QVERIFY2(change.onServer && change.heldFor.empty(), change.heldFor.c_str());
        for (const auto& medium : first.journal.outgoing)
            QVERIFY2(medium.onServer && medium.heldFor.empty(), medium.heldFor.c_str());

        Tablet second(server, 2);
        second.start();
        // What a tablet may hold depends on who has signed in on it.
        (void)second.signIn(adult.toStdString());
        second.runner.poke(engine::Reason::Tapped);
        QVERIFY(second.ear.waitFor(
            [](const auto& status) { return status.counts.wantedMedia + status.counts.wantedThumbs > 0; },
            60s));
        QVERIFY(second.ear.waitFor(done, 60s));
        second.runner.stop();
        for (const auto& change : first.journal.mine)
            QCOMPARE(second.journal.known.at(change.sealed.change.id), change.sealed.bytes);
        QCOMPARE(second.journal.digest(), first.journal.digest());
        QCOMPARE(second.journal.received.size(), std::size_t(40));
        for (const auto& [hash, bytes] : second.vault.media)
            QVERIFY(first.vault.media.at(hash) == bytes);
        compareWithServer(server, first, 1000, ticket.adult);
    }

    void aWrongPinAndAUsedCode() {
        School school;
        auto& server = school.server;
        const auto& adult = school.adult;
        Tablet tablet(server, 1);
        tablet.start();
        const auto refused = answerOf<transport::GrantedTicket>([&](auto answer) {
            tablet.runner.ticket(AdultId::parse(adult.toStdString()).value(), "1357", std::move(answer));
        });
        QCOMPARE(refused.error().code, std::string("bad_pin"));
        const auto code = server.enrolmentCode().toStdString();
        const auto enrol = [&](Tablet& by) {
            return answerOf<transport::Enrolled>(
                [&](auto answer) { by.runner.enrol(code, "Harbour Room", std::move(answer)); });
        };
        Tablet another(server, 2);
        const auto joined = enrol(tablet);
        QVERIFY(joined.has_value());
        const auto late = enrol(another);
        QVERIFY(!late.has_value());
        QCOMPARE(late.error().code, std::string("bad_code"));
    }

    /// P9: a look that finds nothing new is one request of at most 600 bytes, both ways together, as they go
    /// over the line; nothing is written, neither here nor there.
    void nothingNewCostsNothing() {
        School school;
        auto& server = school.server;
        const auto& adult = school.adult;
        Tablet tablet(server, 1);
        const support::Line line(server.port());
        tablet.school.server.url = "https://127.0.0.1:" + std::to_string(line.port());
        tablet.start();
        const auto ticket = tablet.signIn(adult.toStdString());
        tablet.runner.stop();
        for (int i = 0; i < 40; ++i)
            tablet.record(ticket, "note");
        tablet.start();
        tablet.runner.poke(engine::Reason::Background); // in front it would hold a request open
        QVERIFY(tablet.ear.waitFor(done, 60s));
        // One look, and what it set off, has an end when the line is quiet.
        support::WireClient operator_(server.url().toStdString(), server.authorityFile().toStdString());
        const auto answered = [&] {
            const auto text = operator_.send("GET", "/metrics").body;
            const auto at = text.find("status=\"2xx\"} ");
            return std::stoull(text.substr(at + 14));
        };
        const auto look = [&] {
            const auto before = line.carried();
            tablet.runner.poke(engine::Reason::Timer);
            for (int i = 0; i < 10 && line.carried().down == before.down; ++i)
                std::ignore = tablet.ear.waitFor(done, 30s);
            const auto last = line.carried();
            return last.up + last.down - before.up - before.down;
        };
        std::ignore = look();
        std::uint64_t requests = 0;
        // Once, within 20 seconds of leaving the front, the tablet looks by itself.
        for (int i = 0; i < 4 && requests != 1; ++i) {
            const auto files = filesIn(school.folder.path());
            const auto writes = tablet.journal.writes;
            const auto before = answered();
            const auto bytes = look();
            requests = answered() - before - 1; // without this question
            if (requests != 1)
                continue;
            QVERIFY2(bytes > 200 && bytes <= 600, std::to_string(bytes).c_str());
            QCOMPARE(filesIn(school.folder.path()), files);
            QCOMPARE(tablet.journal.writes, writes);
        }
        QCOMPARE(requests, std::uint64_t(1));
    }

private:
    /// Name, size and time of the last change of every file but the database's index, which is in memory.
    static QStringList filesIn(const QString& folder) {
        QStringList files;
        for (QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            const QFileInfo file(it.next());
            if (!file.fileName().endsWith(QStringLiteral("-shm")))
                files << QStringLiteral("%1 %2 %3")
                             .arg(file.filePath())
                             .arg(file.size())
                             .arg(file.lastModified().toMSecsSinceEpoch());
        }
        files.sort();
        return files;
    }
    /// The digest of the pupil's stream on the server is that of what the tablet recorded (I6).
    static void compareWithServer(ServerProcess& server, const Tablet& tablet, std::uint64_t count,
                                  AdultId adult) {
        support::WireClient client(server.url().toStdString(), server.authorityFile().toStdString());
        support::TestDevice device(
            [&](const auto& method, const auto& path, const auto& headers, const auto& body) {
                return client.send(method, path, headers, body);
            });
        const auto code = server.enrolmentCode().toStdString();
        QCOMPARE(device.enrol(code.substr(code.size() - 19)).status, 200);
        QCOMPARE(device.fetchToken().status, 200);
        QCOMPARE(device.signIn(adult, "2468").status, 200);
        Digest expected;
        for (const auto& change : tablet.journal.mine)
            expected.add(change.sealed.hash);
        const auto stream = tablet.journal.mine.front().sealed.change.stream;
        const auto answer = device.ask("GET", "/v1/digest?stream=" + stream);
        QCOMPARE(answer.status, 200);
        const auto digest = nlohmann::json::parse(answer.body);
        QCOMPARE(digest["count"].get<std::uint64_t>(), count);
        QCOMPARE(digest["sum"].get<std::string>(), expected.sumHex());
        // What `transport_carrier` takes for granted when it weighs the poll that finds nothing new.
        QVERIFY(device.token.size() <= 160);
        QVERIFY(device.everything().cursor.size() <= 120);
    }
};

QTEST_GUILESS_MAIN(EngineWithServerTest)
#include "engine_with_server.moc"
