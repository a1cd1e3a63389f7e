// Backup, restore and check of a real school that serves meanwhile.
#include "sync/server/admin/store_places.h"
#include "sync/server/database/sqlite_connection.h"
#include "tests/support/served_school.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace jotter;
using namespace jotter::support;
using nlohmann::json;

namespace {
const std::string pupil = "01920000-0000-7000-8000-000000000001";

struct Scene : ServedSchool {
    QString place = folder.filePath(QStringLiteral("backups"));

    ServerProcess::Ran backUp() const { return ran({"backup", "--to", place, "--json"}); }
    /// A record with a photo, both on the server.
    SealedChange recorded(const std::string& photo) {
        auto change = tablet.make("observation", "pupil/" + pupil, {{"note", "with photo"}},
                                  {{Sha256::of(photo), photo.size(), "photo", {}}});
        if (linesOf(tablet.push({change}).body)[0]["status"] != "ok" ||
            tablet.upload("pupil/" + pupil, photo).status != 201)
            throw ServerFailed(QStringLiteral("a record did not arrive"));
        return change;
    }
    /// Where its media lie, read beside the server.
    std::unique_ptr<server::ObjectStore> objects() {
        return server::openMediaObjects(server::SchoolFolder(server.data().toStdString()),
                                        {{}, {}, qEnvironmentVariable("JOTTER_MEDIA").toStdString()}, random)
            .value();
    }
    SystemRandom random;
};
} // namespace

class ServerKeeping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBackupIsMadeWhileItServesAndTabletsAreTold() {
        Scene scene;
        std::ignore = scene.recorded(std::string(70'000, 'a'));
        QCOMPARE(scene.hello()["backup_seq"], json(0));
        const auto newest = scene.asked({"status"})["newest"];
        const auto made = scene.backUp();
        QVERIFY2(made.code == 0, made.err);
        QCOMPARE(json::parse(made.out.toStdString())["upto"], newest);
        QCOMPARE(json::parse(made.out.toStdString())["media_copied"], json(1));
        QCOMPARE(scene.hello()["backup_seq"], newest);
        // Media are copied once, generations let go from the oldest on.
        std::ignore = scene.recorded(std::string(80'000, 'b'));
        QCOMPARE(json::parse(scene.backUp().out.toStdString())["media_copied"], json(1));
        QCOMPARE(scene.ran({"backup", "--to", scene.place, "--keep", "2"}).code, 0);
        QCOMPARE(QDir(scene.place + "/generations").entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
        QVERIFY2(!QFile::exists(scene.place + "/secrets"), "keys of receipts are in no backup");
        QCOMPARE(scene.ran({"backup", "--to", scene.server.data() + "/inside"}).code, 4);
    }

    void whatIsPutBackIsAsItWasWithANewEpoch() {
        Scene scene;
        const std::string photo(70'000, 'a');
        const auto before = scene.recorded(photo);
        QCOMPARE(scene.backUp().code, 0);
        const auto after = scene.recorded(std::string(80'000, 'b'));
        const auto epoch = scene.hello()["server_epoch"];
        QCOMPARE(scene.ran({"restore", "--from", scene.place}).code, 6);
        QCOMPARE(scene.server.stop(), 0);
        QVERIFY(scene.objects()->removeAll("kept/"));
        const auto restored = scene.ran({"restore", "--from", scene.place});
        QVERIFY2(restored.code == 0, restored.err);
        scene.start();
        QVERIFY(scene.hello()["server_epoch"] != epoch);
        QCOMPARE(scene.tablet.fetchToken().status, 200);
        QVERIFY(scene.has(before));
        QVERIFY(!scene.has(after));
        const auto back = scene.tablet.ask("GET", "/v1/media/" + Sha256::of(photo).toHex() +
                                                      "?change=" + before.change.id.toString());
        QVERIFY(back.body == photo);
        const auto audit = scene.asked({"audit"});
        QCOMPARE(audit.back()["what"], json("restore"));
        QVERIFY2(audit.size() > 4, "the audit of the time since is still there");
        // The same record again is new to this server, and then it has all.
        QCOMPARE(linesOf(scene.tablet.pushLines(scene.tablet.lineAs(after, 2)).body)[0]["status"],
                 json("ok"));
        QVERIFY(scene.has(after));
    }

    void aNewMachineIsFilledFromTheBackupAndTheSafe() {
        Scene scene;
        const auto before = scene.recorded(std::string(70'000, 'a'));
        QCOMPARE(scene.backUp().code, 0);
        QCOMPARE(scene.server.stop(), 0);
        const auto lost = scene.folder.filePath("lost");
        QVERIFY(QDir().rename(scene.server.data(), lost));
        QVERIFY(QDir().mkpath(scene.server.data()));
        const auto refused = scene.ran({"restore", "--from", scene.place});
        QCOMPARE(refused.code, 4);
        QVERIFY2(refused.err.contains("no_secrets"), refused.err);
        QVERIFY(QDir().rename(lost + "/secrets", scene.server.data() + "/secrets"));
        const auto restored = scene.ran({"restore", "--from", scene.place});
        QVERIFY2(restored.code == 0, restored.err);
        scene.start();
        QCOMPARE(scene.tablet.fetchToken().status, 200);
        QVERIFY(scene.has(before));
        QCOMPARE(scene.ran({"check"}).code, 0);
    }

    void anErasedPupilComesBackFromNoBackup() {
        Scene scene;
        const auto erased = scene.recorded(std::string(70'000, 'a'));
        const auto kept = scene.tablet.observation("01920000-0000-7000-8000-000000000002", "another pupil");
        QCOMPARE(scene.tablet.push({kept}).status, 200);
        QCOMPARE(scene.backUp().code, 0);
        const auto first = QDir(scene.place + "/generations").entryList(QDir::Dirs | QDir::NoDotAndDotDot)[0];
        QVERIFY(scene.has(erased));
        std::ignore = scene.server.addAdult("Ms Senco", "SE", "senco");
        QCOMPARE(scene.ran({"erase", "--pupil", QString::fromStdString(pupil), "--adult", "SE"}).code, 0);
        QCOMPARE(scene.backUp().code, 0);
        QCOMPARE(scene.server.stop(), 0);
        // On a new machine, from the backup that was made before.
        QVERIFY(QDir().rename(scene.server.data(), scene.folder.filePath("lost")));
        QVERIFY(QDir().mkpath(scene.server.data()));
        QVERIFY(QDir().rename(scene.folder.filePath("lost/secrets"), scene.server.data() + "/secrets"));
        const auto restored = scene.ran({"restore", "--from", scene.place, "--generation", first});
        QVERIFY2(restored.code == 0, restored.err);
        scene.start();
        QCOMPARE(scene.tablet.fetchToken().status, 200);
        QVERIFY(scene.has(kept));
        QVERIFY(!scene.has(erased));
        QCOMPARE(linesOf(scene.tablet.pushLines(scene.tablet.lineAs(erased, 1)).body)[0]["status"],
                 json("erased"));
        QCOMPARE(scene.ran({"check"}).code, 0);
    }

    void aFolderPutBackByHandIsNoticed() {
        Scene scene;
        std::ignore = scene.recorded(std::string(70'000, 'a'));
        QCOMPARE(scene.server.stop(), 0);
        QVERIFY(QFile::copy(scene.server.data() + "/school.db", scene.folder.filePath("old.db")));
        scene.start();
        QCOMPARE(scene.backUp().code, 0);
        QCOMPARE(scene.server.stop(), 0);
        QCOMPARE(scene.ran({"restore", "--from", scene.place}).code, 0);
        scene.start();
        const auto epoch = scene.hello()["server_epoch"];
        QCOMPARE(scene.server.stop(), 0);
        // Somebody copies an older file over it, without a word to the server.
        for (const auto* name : {"/school.db", "/school.db-wal", "/school.db-shm"})
            QFile::remove(scene.server.data() + name);
        QVERIFY(QFile::copy(scene.folder.filePath("old.db"), scene.server.data() + "/school.db"));
        scene.start();
        QVERIFY(scene.hello()["server_epoch"] != epoch);
    }

    void aDamagedBackupIsNotPutBack() {
        Scene scene;
        const auto before = scene.recorded(std::string(70'000, 'a'));
        const auto made = json::parse(scene.backUp().out.toStdString());
        QCOMPARE(scene.server.stop(), 0);
        QFile file(scene.place + "/generations/" + QString::fromStdString(made["generation"]) + "/school.db");
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(8192) &&
                file.write(QByteArray(4096, 'x')) == 4096);
        file.close();
        QVERIFY(scene.ran({"restore", "--from", scene.place}).code != 0);
        QCOMPARE(scene.ran({"restore", "--from", scene.place, "--generation", "none"}).code, 4);
        scene.start();
        QVERIFY(scene.has(before));
    }

    void checkFindsWhatIsDamagedMissingOrLeftOver() {
        Scene scene;
        std::ignore = scene.recorded(std::string(70'000, 'a'));
        std::ignore = scene.recorded(std::string(200'000, 'b'));
        const auto referred = scene.tablet.make("observation", "pupil/" + pupil, {{"note", "photo to come"}},
                                                {{Sha256::of("later"), 5, "photo", {}}});
        QCOMPARE(scene.tablet.push({referred}).status, 200);
        QCOMPARE(scene.tablet.upload("pupil/" + pupil, "of a record still on its way").status, 201);
        const auto sound = scene.asked({"check"});
        QCOMPARE(sound["changes"], json(4));
        QCOMPARE(sound["media"], json(2));
        QCOMPARE(sound["missing_media"], json(1));
        QCOMPARE(sound["orphans"], json(1));
        QCOMPARE(sound["damaged_media"], json(0));
        const auto objects = scene.objects();
        const auto kept = objects->list("kept/").value();
        for (const auto& object : kept) {
            auto bytes = objects->read(object.name, 0, 1'000'000).value()->bytes;
            if (bytes.size() < 200'000)
                continue;
            bytes.replace(100'000, 32, std::string(32, 'x'));
            QVERIFY(objects->put(object.name, bytes));
        }
        const auto found = scene.ran({"check", "--json"});
        QCOMPARE(found.code, 1);
        QCOMPARE(json::parse(found.out.toStdString())["damaged_media"], json(1));
    }
};

QTEST_GUILESS_MAIN(ServerKeeping)
#include "server_keeping.moc"
