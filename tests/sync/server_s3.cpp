// What only an S3 store can get wrong, seen from the objects that lie there: keys that it refuses, places
// that are none, lists that are long. The store is a real one (with_s3.py). What becomes of uploads is in
// server_s3_uploads; the rest of the server's suite runs on the store as it stands (tests.cmake, `…_on_s3`).
#include "sync/server/media/s3/s3_objects.h"
#include "sync/server/media/s3/s3_xml.h"
#include "tests/support/noise.h"
#include "tests/support/s3_store.h"
#include "tests/support/server_process.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace jotter;
using namespace jotter::support;
using namespace jotter::server;

class ServerS3 : public QObject {
    Q_OBJECT

private:
    SystemRandom random_;
    QTemporaryDir scratch_;

    std::unique_ptr<ObjectStore> objects(const std::string& below, S3Credentials who = storeCredentials(),
                                         const std::string& more = {}, std::size_t perPage = 1000) {
        return std::make_unique<S3Objects>(S3Place::parse(storeAddress() + more).value(), std::move(who),
                                           below, scratch_.path().toStdString(), random_, perPage);
    }

private Q_SLOTS:
    void aWrongSecretIsRefusedAndNothingIsKept() {
        auto wrong = storeCredentials();
        wrong.secret += "x";
        const auto refused = objects("wrong", wrong);
        for (const auto& done :
             {refused->prepare(), refused->put("kept/aa", "bytes"), refused->remove("kept/aa")}) {
            QVERIFY(!done);
            QCOMPARE(done.error().code, std::string("media_refused"));
            QCOMPARE(done.error().category, ErrorCategory::Storage);
            QVERIFY2(done.error().text.find("SignatureDoesNotMatch") != std::string::npos,
                     done.error().text.c_str());
        }
        QCOMPARE(refused->read("kept/aa", 0, 5).error().code, std::string("media_refused"));
        auto stranger = storeCredentials();
        stranger.keyId = "test:nobody";
        QCOMPARE(objects("wrong", stranger)->prepare().error().code, std::string("media_refused"));
        QVERIFY(objects("wrong")->list("").value().empty());
        QVERIFY(objects("wrong")->prepare());
    }

    void aServerWithAWrongSecretSaysSoAndNeverTheSecret() {
        QTemporaryDir folder;
        ServerProcess server(folder.filePath(QStringLiteral("school")));
        const QByteArray secret = "a-secret-that-is-wrong";
        const Variable wrong("AWS_SECRET_ACCESS_KEY", secret);
        const auto ran =
            ServerProcess::command({"serve", "--data", server.data(), "--listen", "127.0.0.1:0"});
        QCOMPARE(ran.code, 5);
        QVERIFY2(ran.err.contains("(media_refused)") && ran.err.contains("SignatureDoesNotMatch"), ran.err);
        QVERIFY(!ran.err.contains(secret) && !ran.out.contains(secret));
        const auto checked = ServerProcess::command({"check", "--data", server.data()});
        QCOMPARE(checked.code, 5);
    }

    void keyAndSecretMayLieInTheFolderOfSecrets() {
        QTemporaryDir folder;
        ServerProcess server(folder.filePath(QStringLiteral("school")));
        const auto who = storeCredentials();
        const Variable noKey("AWS_ACCESS_KEY_ID", {});
        const Variable noSecret("AWS_SECRET_ACCESS_KEY", {});
        const auto without = ServerProcess::command({"check", "--data", server.data()});
        QCOMPARE(without.code, 4);
        QVERIFY2(without.err.contains("(no_credentials)"), without.err);
        std::ofstream((server.data() + "/secrets/s3").toStdString()) << who.keyId << "\n"
                                                                     << who.secret << "\n";
        const auto with = ServerProcess::command({"check", "--data", server.data()});
        QVERIFY2(with.code == 0, with.err);
    }

    void credentialsThatAreLentComeWithTheirToken() {
        QTemporaryDir folder;
        ServerProcess server(folder.filePath(QStringLiteral("school")));
        const Variable token("AWS_SESSION_TOKEN", "lent-for-an-hour");
        Asked asked;
        std::ignore = ServerProcess::command({"check", "--data", server.data()});
        const auto requests = asked.next();
        QVERIFY(!requests.empty());
        for (const auto& request : requests)
            QVERIFY2(request.ends_with(" lent"), request.c_str());
    }

    void placesAreReadStrictly() {
        const auto place = S3Place::parse(
            "s3://a-bucket/some/where?endpoint=https://store.example:444&region=eu-west-2&patience=5");
        QVERIFY(place);
        QCOMPARE(place->endpoint, std::string("https://store.example:444"));
        QCOMPARE(place->region, std::string("eu-west-2"));
        QCOMPARE(place->bucket, std::string("a-bucket"));
        QCOMPARE(place->prefix, std::string("some/where/"));
        QCOMPARE(place->patience.count(), 5);
        QVERIFY(S3Place::parse("s3://bucket?endpoint=https%3A%2F%2Fstore.example"));
        for (const auto* bad :
             {"", "s3://bucket", "file:///bucket", "s3://key:secret@bucket?endpoint=https://store.example",
              "s3://bucket?endpoint=https://key:secret@store.example",
              "s3://b?endpoint=https://store.example", "s3://bucket?endpoint=http://store.example",
              "s3://bucket?endpoint=ftp://store.example", "s3://bucket/a.b?endpoint=https://store.example",
              "s3://bucket/a%20b?endpoint=https://store.example",
              "s3://bucket?endpoint=https://store.example/path",
              "s3://bucket?endpoint=https://store.example&x=1",
              "s3://bucket?endpoint=https://one.example&endpoint=https://two.example",
              "s3://bucket?endpoint=https://store.example&region=a%0ab",
              "s3://bucket?endpoint=https://store.example&patience=0"})
            QVERIFY2(!S3Place::parse(bad) && S3Place::parse(bad).error().code == "bad_media_place", bad);
    }

    void aBucketThatIsNotThereIsSaidToBeNotThere() {
        auto elsewhere = S3Place::parse(storeAddress()).value();
        elsewhere.bucket = "no-such-bucket";
        S3Objects none(elsewhere, storeCredentials(), "school", scratch_.path().toStdString(), random_);
        QCOMPARE(none.prepare().error().code, std::string("no_bucket"));
        QCOMPARE(none.put("kept/aa", "bytes").error().code, std::string("no_bucket"));
        QCOMPARE(none.remove("kept/aa").error().code, std::string("no_bucket"));
    }

    void aBucketThatKeepsWhatIsErasedIsNotUsed() {
        const auto store = objects("versions");
        {
            const Fault keeps("versioned");
            QCOMPARE(store->prepare().error().code, std::string("keeps_versions"));
        }
        QVERIFY(store->prepare());
        QVERIFY(saysVersioned("<VersioningConfiguration xmlns=\"x\"><Status>Enabled</Status>"
                              "</VersioningConfiguration>"));
        QVERIFY(!saysVersioned("<VersioningConfiguration xmlns=\"x\"/>"));
    }

    void longListsComePageByPage() {
        const auto few = objects("pages", storeCredentials(), {}, 3);
        for (int i = 0; i < 10; ++i)
            QVERIFY(few->put("kept/" + std::to_string(i) + "/aa", "x"));
        QVERIFY(few->put("incoming/aa", "x"));
        Asked asked;
        QCOMPARE(few->list("kept/").value().size(), std::size_t(10));
        QCOMPARE(asked.next().size(), std::size_t(4));
        QVERIFY(few->removeAll("kept/"));
        QCOMPARE(few->list("").value().size(), std::size_t(1));
        // Another school in the same bucket sees none of it.
        QVERIFY(objects("pages2")->list("").value().empty());
    }

    void whatIsWrittenIsThereWholeOrNotAtAll() {
        const auto store = objects("whole");
        {
            const auto begun = store->begin("kept/aa").value();
            QVERIFY(begun->write("half of it"));
        }
        QVERIFY(!store->size("kept/aa").value());
        const auto begun = store->begin("kept/aa").value();
        const auto bytes = noise(3'000'000, 3);
        QVERIFY(begun->write(bytes.substr(0, 1'000'000)) && begun->write(bytes.substr(1'000'000)));
        QVERIFY(!store->size("kept/aa").value());
        QVERIFY(begun->keep());
        QCOMPARE(store->size("kept/aa").value().value(), std::uint64_t(3'000'000));
        const auto part = store->read("kept/aa", 2'999'990, 100).value().value();
        QVERIFY(part.bytes == bytes.substr(2'999'990));
        QCOMPARE(part.total, std::uint64_t(3'000'000));
        QCOMPARE(store->read("kept/aa", 4'000'000, 10).value()->bytes.size(), std::size_t(0));
        // Written anew, it is another one to who has begun to read it.
        QVERIFY(store->put("kept/aa", "other bytes"));
        QCOMPARE(store->read("kept/aa", 0, 5, part.version).error().code, std::string("object_changed"));
        QVERIFY(QDir(scratch_.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    }

    /// The hash of what was written is signed, and the store looks at what it gets.
    void whatIsDamagedOnItsWayIsNotTaken() {
        const auto store = objects("damaged");
        const auto begun = store->begin("kept/aa").value();
        QVERIFY(begun->write(noise(100'000, 4)));
        std::fstream waiting;
        for (const auto& open : std::filesystem::directory_iterator("/proc/self/fd"))
            if (std::filesystem::read_symlink(open).string().find(".sending-") != std::string::npos)
                waiting.open(open.path(), std::ios::in | std::ios::out | std::ios::binary);
        QVERIFY(waiting.seekp(50'000) && waiting << "other bytes" << std::flush);
        QVERIFY(!begun->keep());
        QVERIFY(!store->size("kept/aa").value());
    }
};

QTEST_GUILESS_MAIN(ServerS3)
#include "server_s3.moc"
