// Between the profile's opening and the first capture: what a kill left among the pictures is put right.
#include "app/media/take_in.h"
#include "app/shell/tablet.h"
#include "platform/desktop/keys/key_file.h"
#include "tests/media/pictures.h"

#include <QScopeGuard>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

using namespace jotter;

class OpeningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyGetsInBeforeTheMediaAreReconciled();

private:
    std::unique_ptr<shell::Profile> profileIn(const QTemporaryDir& folder) {
        return std::move(*shell::Profile::open(
            {.folder = folder.path().toStdString(),
             .keyStores =
                 [](const std::filesystem::path& place, const std::string&) {
                     std::vector<std::unique_ptr<platform::KeyStore>> stores;
                     stores.push_back(std::make_unique<platform::KeyFile>(place / "keys"));
                     return platform::KeyStores{std::move(stores)};
                 },
             .clock = &clock_,
             .random = &random_}));
    }

    SystemClock clock_;
    SystemRandom random_;
};

/// The lock screen may be there before; an orphan that is swept under a capture would take its picture away.
void OpeningTest::nobodyGetsInBeforeTheMediaAreReconciled() {
    QTemporaryDir folder;
    shell::Launch launch;
    launch.fakeCamera = folder.path();
    shell::Tablet tablet(launch);
    auto profile = profileIn(folder);
    const auto orphan = *media::takeIn(profile->vault(), pictures::jpegOf(pictures::marked(40, 30)));

    QSemaphore goOn;
    QThreadPool worker;
    worker.setMaxThreadCount(1);
    worker.start([&] { goOn.acquire(); });
    const auto letGo = qScopeGuard([&] { goOn.release(); }); // whatever fails below, it does not hang
    tablet.stand(std::move(profile), worker);
    auto signingIn = tablet.world().signIn(AdultId::make(clock_.now(), random_), "4711");
    QVERIFY(!signingIn.isFinished()); // nobody with that id works here: told at once, were it asked
    QVERIFY(tablet.profile->vault().has(orphan.sha256));

    goOn.release();
    QTRY_VERIFY_WITH_TIMEOUT(signingIn.isFinished(), 30'000);
    QCOMPARE(signingIn.result().error().code, std::string("unknown_adult"));
    QVERIFY(!tablet.profile->vault().has(orphan.sha256));
}

QTEST_MAIN(OpeningTest)
#include "opening.moc"
