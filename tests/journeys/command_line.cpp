// `jotter` without a window: recording, asking and sending from a terminal, with the exit codes that scripts
// rely on.
#include "app/shell/commands/commands.h"
#include "app/shell/commands/no_window.h"
#include "app/shell/profile/store_staff_book.h"
#include "app/shell/sync/sync_service.h"
#include "platform/desktop/desktop_key_stores.h"
#include "tests/support/command_line/jotter_command.h"
#include "tests/support/command_line/small_school.h"
#include "tests/support/server_process.h"

#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

using namespace jotter;
using support::Answered;
using support::runJotter;

namespace {
constexpr auto joy = "Joy Okonjo"; // a TA of Harbour Room
constexpr auto lorna = "Lorna Tait";
constexpr auto marcin = "Marcin Zielinski";
const QByteArray pin = QByteArray(demo::demoPin.data(), static_cast<qsizetype>(demo::demoPin.size())) + "\n";

QStringList capture(const QString& pupil, const QStringList& more, const char* adult = joy) {
    return QStringList{"capture", "--adult", adult, "--pupil", pupil} + more;
}

QStringList timeline(const QString& pupil, const char* adult = joy) {
    return {"timeline", "--adult", adult, "--pupil", pupil, "--json"};
}
/// Synchronising that comes to an end when the test says so.
class SlowSync final : public session::SyncPort {
public:
    [[nodiscard]] session::SyncStatus status() const override { return status_; }
    void poke() override {
        poked = true;
        become(session::SyncStatus::Phase::Exchanging, false);
    }
    void end() { become(session::SyncStatus::Phase::Idle, true); }
    [[nodiscard]] QFuture<Expected<std::string>> enrol(std::string, std::string) override {
        return QtFuture::makeReadyFuture(
            Expected<std::string>(fail("offline", ErrorCategory::Transient, "No network.")));
    }
    [[nodiscard]] QFuture<Expected<GrantedTicket>> ticket(AdultId, std::string) override {
        return QtFuture::makeReadyFuture(
            Expected<GrantedTicket>(fail("offline", ErrorCategory::Transient, "No network.")));
    }
    bool poked = false;

private:
    void become(session::SyncStatus::Phase phase, bool nothingLeft) {
        status_.phase = phase;
        status_.nothingLeft = nothingLeft;
        Q_EMIT statusChanged();
    }
    session::SyncStatus status_;
};
} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // the keys go into files
        QVERIFY(folder_.isValid());
        {
            const auto profile = openProfile(local_);
            QVERIFY(profile);
            school_.load(profile->store(), {joy, lorna, marcin});
        }
        QImage picture(640, 480, QImage::Format_RGB32);
        picture.fill(Qt::darkCyan);
        QVERIFY(picture.save(photo_, "JPG"));
        QFile broken(broken_);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("this is no picture");
    }

    void countsNeedNoPin() {
        const auto answered = runJotter(local_, {"status", "--json"});
        QVERIFY2(answered.code == 0, answered.told());
        const auto status = answered.object();
        const QStringList names{"all_on_server",  "enrolled",  "last_exchange", "media_waiting", "needs_look",
                                "oldest_waiting", "on_server", "on_tablet",     "waiting"};
        QCOMPARE(status.keys(), names);
        QCOMPARE(status["enrolled"].toBool(true), false);
        QCOMPARE(status["on_tablet"].toInt(-1), 0);
    }

    void whatIsCapturedIsShown() {
        const auto captured =
            runJotter(local_,
                      capture("Amara", {"--step", "five objects", "--help", "Gesture", "--note",
                                        "Counted the shells.", "--photo", photo_, "--json"}),
                      pin);
        QVERIFY2(captured.code == 0, captured.told());
        QVERIFY(captured.err.contains("Saved on this tablet"));
        const auto shown = runJotter(local_, timeline("Amara Kessie"), pin);
        QVERIFY2(shown.code == 0, shown.told());
        const auto page = shown.object();
        QCOMPARE(page["pupil"].toObject()["name"].toString(), QString("Amara Kessie"));
        const auto item = page["items"].toArray()[0].toObject();
        QCOMPARE(item["change"], captured.object()["change"]);
        QCOMPARE(item["observation"], captured.object()["observation"]);
        QVERIFY(!item["observation"].toString().startsWith("00000000-"));
        QCOMPARE(item["note"].toString(), QString("Counted the shells."));
        QCOMPARE(item["help"].toString(), QString("gesture"));
        QCOMPARE(item["author"].toString(), QString(joy));
        QCOMPARE(item["steps"].toArray()[0].toString(), QString("Can count five objects and say how many"));
        const auto medium = item["media"].toArray()[0].toObject();
        QCOMPARE(medium["kind"].toString(), QString("photo"));
        QVERIFY(medium["here"].toBool());
        const auto status = runJotter(local_, {"status", "--json"}).object();
        recorded_ = 1;
        QCOMPARE(status["on_tablet"].toInt(), recorded_);
        QCOMPARE(status["waiting"].toInt(), recorded_);
        QVERIFY(!status["all_on_server"].toBool());
    }

    void everyExitCode_data() {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("code");
        const QString amara = "Amara";
        const QStringList note{"--note", "x"};
        const auto stranger =
            QString::fromStdString(school_.stranger().given + " " + school_.stranger().family);
        const auto strangerId = QString::fromStdString(school_.stranger().id.toString());
        QTest::newRow("the help") << QStringList{"-h"} << QByteArray() << 0;
        QTest::newRow("the help of capture") << QStringList{"capture", "-h"} << QByteArray() << 0;
        QTest::newRow("a note") << capture(amara, note) << pin << 0;
        QTest::newRow("the doctor") << QStringList{"doctor"} << QByteArray() << 0;
        QTest::newRow("unknown command") << QStringList{"captur"} << QByteArray() << 2;
        QTest::newRow("no pupil given") << QStringList{"capture", "--note", "x"} << pin << 2;
        QTest::newRow("unknown option") << QStringList{"status", "--xml"} << QByteArray() << 2;
        QTest::newRow("nothing recorded") << capture(amara, {}) << pin << 2;
        QTest::newRow("unknown adult") << capture(amara, note, "Nobody Here") << pin << 3;
        QTest::newRow("unknown pupil") << capture("Nobody Here", note) << pin << 3;
        QTest::newRow("another class's pupil") << capture(stranger, note) << pin << 3;
        QTest::newRow("another class's pupil by id") << timeline(strangerId) << pin << 3;
        QTest::newRow("several pupils") << capture("a", note) << pin << 3;
        QTest::newRow("unknown step") << capture(amara, {"--step", "Can fly"}) << pin << 3;
        QTest::newRow("unknown help")
            << capture(amara, {"--step", "five objects", "--help", "magic"}) << pin << 3;
        QTest::newRow("wrong PIN") << capture(amara, note) << QByteArray("9999\n") << 4;
        QTest::newRow("no PIN") << capture(amara, note) << QByteArray() << 4;
        QTest::newRow("never signed in here") << timeline(amara, "Sunita Rai") << pin << 4;
        QTest::newRow("no consent for photos") << capture("Ben", {"--photo", photo_}) << pin << 4;
        QTest::newRow("broken photo") << capture(amara, {"--note", "x", "--photo", broken_}) << pin << 5;
        QTest::newRow("missing photo") << capture(amara, {"--photo", "/nowhere.jpg"}) << pin << 5;
        QTest::newRow("no school to sync with") << QStringList{"sync"} << QByteArray() << 7;
        QTest::newRow("bad enrolment code")
            << QStringList{"enrol", "--code", "rubbish", "--name", "T"} << QByteArray() << 7;
    }
    void everyExitCode() {
        QFETCH(QStringList, args);
        QFETCH(QByteArray, input);
        QFETCH(int, code);
        const auto answered = runJotter(local_, args, input);
        QVERIFY2(answered.code == code, answered.told());
        QVERIFY(code == 0 || !answered.err.isEmpty()); // a sentence comes with every refusal
        const bool recorded = code == 0 && args.contains("--note");
        recorded_ += recorded ? 1 : 0;
        QCOMPARE(onTablet(), recorded_);
    }

    void aRefusalTellsNothingOfAnotherClass() {
        const auto stranger = QString::fromStdString(school_.stranger().given);
        const auto there = runJotter(local_, timeline(stranger), pin);
        const auto nobody = runJotter(local_, timeline("Nobody Here"), pin);
        QCOMPARE(there.code, 3);
        QCOMPARE(there.err, nobody.err);
    }

    void withoutAProfileThereIsNothingToAsk() {
        const auto answered = runJotter(folder_.filePath("nowhere"), {"status"});
        QVERIFY2(answered.code == 6, answered.told());
        QVERIFY(!QFileInfo::exists(folder_.filePath("nowhere")));
    }

    void afterFiveWrongPinsTheRightOneWaits() {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(runJotter(local_, timeline("Amara", lorna), "0000\n").code, 4);
        const auto answered = runJotter(local_, timeline("Amara", lorna), pin);
        QVERIFY2(answered.code == 4, answered.told());
        QVERIFY(answered.out.isEmpty());
        QCOMPARE(runJotter(local_, timeline("Amara"), pin).code, 0); // another adult is not kept waiting
    }

    void theRunningAppCarriesCommandsOut() {
        const auto profile = openProfile(local_);
        QVERIFY(profile);
        shell::StoreStaffBook staff(profile->store());
        shell::NoWindow surroundings;
        shell::SyncService sync({profile->store(), profile->vault(), profile->signer(), surroundings});
        shell::CommandHost host({*profile, staff, sync, clock_, random_, true});
        shell::CommandServer server(shell::answerCommandsWith(host));
        QVERIFY(server.listen(shell::socketOf(profile->id())));

        const auto captured =
            runJotter(local_, capture("Dev", {"--note", "Through the app.", "--photo", photo_}), pin);
        QVERIFY2(captured.code == 0, captured.told());
        const auto dev = school_.roll().pupilNamed("Dev", "Mistry")->id;
        const auto page = profile->store()
                              .read([dev](const store::Queries& q) { return q.timeline(dev, {}, {}, 1); })
                              .result();
        QCOMPARE(page->items.front().note, std::string("Through the app."));
        QVERIFY(profile->vault().has(page->items.front().media.front().sha256));
        QCOMPARE(runJotter(local_, timeline("Dev"), pin).object()["items"].toArray().size(), 1);
        QCOMPARE(runJotter(local_, timeline("Dev"), "0000\n").code, 4);
        QVERIFY(runJotter(local_, {"doctor"}).out.contains("The app is running"));
    }

    void aLongExchangeKeepsNoQuestionWaiting() {
        const auto folder = folder_.filePath("slow");
        const auto profile = openProfile(folder);
        QVERIFY(profile);
        QVERIFY(profile->store().saveSetting("server.url", "https://school.invalid").result());
        shell::StoreStaffBook staff(profile->store());
        SlowSync sync;
        shell::CommandHost host({*profile, staff, sync, clock_, random_, true});
        shell::CommandServer server(shell::answerCommandsWith(host));
        QVERIFY(server.listen(shell::socketOf(profile->id())));
        const auto exchange = support::startJotter(folder, {"sync"});
        QTRY_VERIFY_WITH_TIMEOUT(sync.poked, 60'000);
        const auto counted = runJotter(folder, {"status", "--json"});
        QVERIFY2(counted.code == 0, counted.told());
        QCOMPARE(exchange->state(), QProcess::Running);
        sync.end();
        const auto answered = support::answerOf(*exchange);
        QVERIFY2(answered.code == 0, answered.told());
    }

    void theDoctorFindsALostPhoto() {
        const auto lost = folder_.filePath("lost");
        {
            const auto profile = openProfile(lost);
            school_.load(profile->store(), {joy});
        }
        QCOMPARE(runJotter(lost, capture("Amara", {"--photo", photo_}), pin).code, 0);
        QDir media(lost + "/media");
        const auto files = media.entryList(QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const auto& file : files)
            QVERIFY(media.remove(file));
        const auto answered = runJotter(lost, {"doctor"});
        QVERIFY2(answered.code == 10, answered.told());
    }

    void fromOneTabletThroughTheServerToAnother() {
        const auto first = folder_.filePath("first");
        const auto second = folder_.filePath("second");
        school_.write(folder_.path(), {joy});
        support::ServerProcess server(folder_.filePath("server"), "Thornbeck Primary");
        server.load(folder_.filePath("changes.ndjson"), {}, folder_.filePath("pins.json"));
        server.start();
        for (const auto& tablet : {first, second}) {
            const auto joined = runJotter(tablet, {"enrol", "--code", server.enrolmentCode({"Harbour Room"}),
                                                   "--name", "Harbour tablet"});
            QVERIFY2(joined.code == 0, joined.told());
            QVERIFY(joined.out.contains("Thornbeck Primary"));
            const auto synced = runJotter(tablet, {"sync"});
            QVERIFY2(synced.code == 0, synced.told());
        }
        signInForTheFirstTime(first);
        signInForTheFirstTime(second);

        server.stop();
        const auto captured =
            runJotter(first,
                      capture("Amara", {"--step", "five objects", "--help", "own", "--note",
                                        "Five conkers, every one touched.", "--photo", photo_, "--json"}),
                      pin);
        QVERIFY2(captured.code == 0, captured.told());
        const auto cut = runJotter(first, {"sync"});
        QVERIFY2(cut.code == 8, cut.told());
        QCOMPARE(runJotter(first, {"status", "--json"}).object()["waiting"].toInt(), 1);

        server.start();
        const auto sent = runJotter(first, {"sync"});
        QVERIFY2(sent.code == 0, sent.told());
        const auto status = runJotter(first, {"status", "--json"});
        QVERIFY2(status.object()["all_on_server"].toBool(), status.told());
        QCOMPARE(status.object()["on_server"].toInt(), 1);
        const auto fetched = runJotter(second, {"sync"});
        QVERIFY2(fetched.code == 0, fetched.told());
        arrived(runJotter(second, timeline("Amara"), pin), runJotter(first, timeline("Amara"), pin),
                captured.object());
        heldRecordsNeedAPerson(first);
    }

private:
    /// A tablet holds nothing of a pupil before somebody with a right to it has signed in on it.
    static void signInForTheFirstTime(const QString& tablet) {
        // Signing in brings the pupils at once, in time for this very command or for the next.
        std::ignore = runJotter(tablet, timeline("Amara"), pin);
        const auto synced = runJotter(tablet, {"sync"});
        QVERIFY2(synced.code == 0, synced.told());
        const auto known = runJotter(tablet, timeline("Amara"), pin);
        QVERIFY2(known.code == 0, known.told());
    }
    [[nodiscard]] std::unique_ptr<shell::Profile> openProfile(const QString& folder) {
        auto profile = shell::Profile::openWhole(
            {folder.toStdString(),
             [this](const auto& place, const auto& id) { return keyStores_.of(place, id); }, &clock_,
             &random_});
        return profile ? std::move(*profile) : nullptr;
    }

    [[nodiscard]] int onTablet() {
        return runJotter(local_, {"status", "--json"}).object()["on_tablet"].toInt();
    }

    static void arrived(const Answered& there, const Answered& here, const QJsonObject& captured) {
        QVERIFY2(there.code == 0, there.told());
        const auto item = there.object()["items"].toArray()[0].toObject();
        QCOMPARE(item["change"], captured["change"]);
        QCOMPARE(item["note"].toString(), QString("Five conkers, every one touched."));
        QCOMPARE(item["safety"].toString(), QString("on_server"));
        const auto medium = item["media"].toArray()[0].toObject();
        QVERIFY2(medium["here"].toBool(), there.told());
        const auto original = here.object()["items"].toArray()[0].toObject()["media"].toArray()[0].toObject();
        QCOMPARE(medium["sha256"], original["sha256"]);
    }

    /// A ticket that the server never gave: what is recorded with it is held.
    void heldRecordsNeedAPerson(const QString& tablet) {
        {
            const auto profile = openProfile(tablet);
            QVERIFY(profile);
            const auto id = school_.roll().adultNamed(marcin)->id;
            const auto verifier =
                session::makePinVerifier(std::string(demo::demoPin), session::PinCost::Test);
            QVERIFY(profile->store()
                        .saveTicket({TicketId::make(clock_.now(), random_),
                                     id,
                                     clock_.now() + std::chrono::hours{24},
                                     *verifier,
                                     0,
                                     {}})
                        .result());
        }
        QCOMPARE(runJotter(tablet, capture("Amara", {"--note", "Held."}, marcin), pin).code, 0);
        const auto synced = runJotter(tablet, {"sync"});
        QVERIFY2(synced.code == 9, synced.told());
        QCOMPARE(runJotter(tablet, {"doctor"}).code, 10);
    }

    platform::DesktopKeyStores keyStores_; ///< one in a process
    SystemClock clock_;
    SystemRandom random_;
    support::SmallSchool school_;
    int recorded_ = 0; ///< on the tablet `local_`
    QTemporaryDir folder_;
    QString local_ = folder_.filePath("local");
    QString photo_ = folder_.filePath("photo.jpg");
    QString broken_ = folder_.filePath("broken.jpg");
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line.moc"
