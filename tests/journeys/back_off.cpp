// Whoever is at the tablet does not wait for the back-off: the app's own synchronising against a real
// jotter-server.
#include "app/media/vault.h"
#include "app/session/session.h"
#include "app/shell/profile/store_staff_book.h"
#include "app/shell/sync/sync_service.h"
#include "app/viewmodels/safe/safe_model.h"
#include "platform/desktop/keys/device_signer.h"
#include "platform/desktop/keys/key_file.h"
#include "platform/fake/fake_surroundings.h"
#include "tests/store/classroom.h"
#include "tests/support/server_process.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using Phase = session::SyncStatus::Phase;

namespace {
constexpr int patience = 60'000; // far below the five minutes that the back-off says
constexpr auto pin = "2468";

/// A tablet of the school, with everything real that sends.
struct Tablet {
    Tablet()
        : keys(room.folder() / "keys")
        , signer(platform::DeviceSigner::make(keys).value())
        , vault(media::Vault::open(room.folder() / "media", test::Classroom::key(), room.random).value())
        , staff(room.store()) {
        room.clock.set(SystemClock().now());
        store::Ticket ticket;
        ticket.id = room.ticket;
        ticket.adult = room.assistant;
        ticket.expires = room.clock.now() + 24h;
        ticket.pinVerifier = session::makePinVerifier(pin, session::PinCost::Test).value();
        if (!room.store().saveTicket(ticket).result())
            qFatal("the ticket could not be kept");
    }
    void start() {
        sync = std::make_unique<shell::SyncService>(
            shell::SyncService::World{room.store(), *vault, *signer, surroundings});
        const auto [enrolment, device] =
            room.ask([](const store::Queries& q) { return std::pair(shell::enrolmentOf(q), q.device()); });
        sync->begin(enrolment, device);
    }
    /// As after an hour without the server: nothing is to be tried for five minutes.
    void backOff() {
        const auto now = SystemClock().now().time_since_epoch().count();
        const nlohmann::json kept{
            {"contact", {9, now, now + 300'000, static_cast<int>(engine::Obstacle::Offline)}}};
        if (!room.store().journal().remember("backoff", kept.dump()))
            qFatal("the back-off could not be kept");
    }

    test::Classroom room;
    platform::KeyFile keys;
    std::unique_ptr<platform::DeviceSigner> signer;
    std::unique_ptr<media::Vault> vault;
    platform::FakeSurroundings surroundings;
    shell::StoreStaffBook staff;
    std::unique_ptr<shell::SyncService> sync;
};
} // namespace

class BackOffTest : public QObject {
    Q_OBJECT

    static void signIn(Tablet& tablet) {
        session::Session session(tablet.staff, tablet.sync.get(), tablet.room.clock,
                                 {.cost = session::PinCost::Test});
        QSignalSpy known(&session, &session::Session::adultsChanged);
        session.refresh();
        QTRY_COMPARE(known.size(), 1);
        const auto entered = session.signIn(tablet.room.assistant, pin);
        QTRY_VERIFY(entered.isFinished());
        QVERIFY(entered.result());
    }

    static void lookAtSafe(Tablet& tablet, bool press) {
        viewmodels::SafetyWatch watch(tablet.room.store(), *tablet.sync);
        viewmodels::SafeModel safe({watch, tablet.room.store(), *tablet.sync, tablet.room.clock,
                                    [] { return std::uint64_t{1} << 30U; }, QString()});
        if (press)
            safe.sendNow();
        else
            safe.setShown(true);
    }

    static std::uint64_t waiting(Tablet& tablet) {
        return tablet.room.ask([](const store::Queries& q) { return q.safeCounts().waiting; });
    }

private Q_SLOTS:
    void nobodyWaits_data() {
        QTest::addColumn<QString>("who");
        for (const auto* who : {"signs in", "opens Safe?", "taps Send now", "another network"})
            QTest::newRow(who) << QString::fromLatin1(who);
    }

    void nobodyWaits() {
        QFETCH(QString, who);
        const QTemporaryDir folder;
        support::ServerProcess server(folder.filePath(QStringLiteral("school")));
        server.start();
        Tablet tablet;
        tablet.start();
        const auto joined = tablet.sync->enrol(server.enrolmentCode().toStdString(), "Harbour Room");
        QTRY_VERIFY_WITH_TIMEOUT(joined.isFinished(), patience);
        QVERIFY(joined.result());
        QTRY_VERIFY_WITH_TIMEOUT(tablet.sync->status().lastExchange, patience);
        tablet.sync.reset();

        tablet.backOff();
        tablet.room.record(tablet.room.tick());
        tablet.start();
        QTRY_COMPARE(tablet.sync->status().phase, Phase::Waiting);
        QCOMPARE(waiting(tablet), std::uint64_t{1});
        if (who == QLatin1String("signs in"))
            signIn(tablet);
        else if (who == QLatin1String("another network"))
            tablet.surroundings.setNetwork(true, false);
        else
            lookAtSafe(tablet, who == QLatin1String("taps Send now"));
        QTRY_COMPARE_WITH_TIMEOUT(waiting(tablet), std::uint64_t{0}, patience);
    }

    void whatMayGoOverACostlyNetworkIsRemembered() {
        Tablet tablet;
        QVERIFY(tablet.room.store().saveSetting("server.url", "https://school.invalid").result());
        tablet.start();
        QVERIFY(!tablet.sync->status().metered);
        tablet.surroundings.setNetwork(true, true);
        QVERIFY(tablet.sync->status().metered);
        QVERIFY(!tablet.sync->status().picturesAnyway);
        tablet.sync->setPicturesAnyway(true);
        QVERIFY(tablet.sync->status().picturesAnyway);
        QTRY_COMPARE(tablet.room.ask([](const store::Queries& q) {
            return shell::enrolmentOf(q).value().picturesAnyway;
        }),
                     true);
        tablet.sync.reset();
        tablet.start();
        QVERIFY(tablet.sync->status().picturesAnyway);
        // An answer of the engine in between leaves it as it is.
        QTRY_COMPARE(tablet.sync->status().phase, Phase::Waiting);
        QVERIFY(tablet.sync->status().picturesAnyway && tablet.sync->status().metered);
    }
};

QTEST_GUILESS_MAIN(BackOffTest)
#include "back_off.moc"
