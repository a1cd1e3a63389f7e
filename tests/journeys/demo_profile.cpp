// Trying Jotter with the demonstration school, on this device alone.
#include "app/shell/demo/demo_profile.h"

#include "app/session/pin.h"
#include "tests/store/classroom.h"
#include "tests/store/ledger_view.h"

#include <QDir>
#include <QFutureWatcher>
#include <QProcess>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

#include <algorithm>
#include <cstdio>

using namespace jotter;

namespace {
constexpr auto today = std::chrono::sys_days{std::chrono::November / 20 / 2026};

/// A profile's store and vault, in a folder of its own or in one that is there already.
struct Empty {
    explicit Empty(const QString& path = {})
        : folder(path.isEmpty() ? own.path() : path) {
        vault = *media::Vault::open(folder.filePath(QStringLiteral("media")).toStdString(), key, random);
        store = *store::Store::open({folder.path().toStdString(), key, &clock, &random});
    }
    [[nodiscard]] Expected<void> fill() {
        auto filling = shell::fillWithDemoSchool(*store, *vault, clock, pool, options);
        filling.waitForFinished();
        return filling.resultCount() > 0 ? filling.result() : fail("cancelled", ErrorCategory::Input, "");
    }
    template <class Question>
    auto ask(Question question) {
        return store->read(std::move(question)).result();
    }

    QTemporaryDir own;
    QDir folder;
    ManualClock clock{WallTime{today + std::chrono::hours{10}}};
    SystemRandom random;
    seal::WrapKey key = test::Classroom::key();
    QThreadPool pool;
    demo::Options options{.today = today, .pictures = 8};
    std::unique_ptr<media::Vault> vault;
    std::unique_ptr<store::Store> store;
};
} // namespace

class DemoProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBoardIsReadyToTouch() {
        Empty tablet;
        const auto filled = tablet.fill();
        QVERIFY2(filled, filled ? "" : filled.error().code.c_str());
        QCOMPARE(tablet.ask([](const store::Queries& q) { return q.schoolName(); }),
                 std::string("Thornbeck Primary"));
        QCOMPARE(tablet.ask([](const store::Queries& q) { return q.setting(shell::demoSetting); }),
                 std::string("yes"));
        const auto groups = tablet.ask([](const store::Queries& q) { return q.groups(); });
        const auto harbour = std::ranges::find(groups, "Harbour Room", &domain::Group::name);
        QVERIFY(harbour != groups.end());
        const auto now = tablet.clock.now();
        const auto board =
            tablet.ask([id = harbour->id, now](const store::Queries& q) { return q.board(id, now); });
        QVERIFY(board);
        QCOMPARE(board->cards.size(), std::size_t{10});
        for (const auto& card : board->cards)
            QVERIFY(!card.liveSteps.empty());
        QCOMPARE(board->cards.front().pupil.given, std::string("Amara"));
        everyoneMaySignIn(tablet);
        picturesCanBeSeen(tablet, board->cards);
        everythingCountsAsSafe(tablet);
    }

    void loadingTwiceIsLoadingOnce() {
        Empty tablet;
        QVERIFY(tablet.fill());
        const auto once = recordsOfHarbourRoom(tablet);
        QVERIFY(tablet.fill());
        QVERIFY2(once > 300, QByteArray::number(once));
        QCOMPARE(recordsOfHarbourRoom(tablet), once);
    }

    /// Whenever it is called off, the profile is as it was; then it can be tried again.
    void cancellingLeavesNothing_data() {
        QTest::addColumn<int>("percent");
        QTest::newRow("at once") << 0;
        QTest::newRow("among the pictures") << 10;
        QTest::newRow("among the records") << 45;
    }
    void cancellingLeavesNothing() {
        QFETCH(int, percent);
        Empty tablet;
        fillUntil(tablet, percent, [](QFuture<Expected<void>>& filling) { filling.cancel(); });
        QVERIFY(isUntouched(tablet));
        QVERIFY(tablet.fill());
        QVERIFY(recordsOfHarbourRoom(tablet) > 300);
    }

    void aLoadThatFailsLeavesNothing() {
        Empty tablet;
        const QString media = tablet.folder.filePath(QStringLiteral("media"));
        QVERIFY(QDir(media).removeRecursively()); // no picture can be kept
        const auto filled = tablet.fill();
        QVERIFY(!filled);
        QVERIFY(filled.error().category == ErrorCategory::Storage);
        QVERIFY(QDir().mkpath(media));
        QVERIFY(isUntouched(tablet));
        QVERIFY(tablet.fill());
    }

    /// The store fails, and the taking out with it: the next start does it.
    void whatCannotBeTakenOutGoesAtTheNextStart() {
        Empty tablet;
        store::Connection other(tablet.folder.filePath(QStringLiteral("store.db")).toStdString(), tablet.key,
                                store::Connection::Access::Write);
        const auto filled =
            fillUntil(tablet, 45, [&](QFuture<Expected<void>>&) { other.exec("BEGIN IMMEDIATE"); });
        QVERIFY(!filled);
        other.exec("ROLLBACK");
        QVERIFY(!isUntouched(tablet));
        tablet.store.reset();
        tablet.store = *store::Store::open(
            {tablet.folder.path().toStdString(), tablet.key, &tablet.clock, &tablet.random});
        QVERIFY(isUntouched(tablet));
    }

    /// SIGKILL in the middle: the next start takes out what had come.
    void aKilledLoadIsTakenOutAtTheNextStart() {
        QTemporaryDir folder;
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--fill"), folder.path()});
        QVERIFY(child.waitForStarted());
        QByteArray said;
        QVERIFY(QTest::qWaitFor([&] { return (said += child.readAllStandardOutput()).contains("half"); },
                                120'000));
        child.kill();
        QVERIFY(child.waitForFinished());
        Empty tablet(folder.path());
        QVERIFY(tablet.ask([](const store::Queries& q) { return q.groups(); }).empty());
        const auto referred =
            tablet.store->reconcileMedia([&](const Sha256& sha256) { return tablet.vault->has(sha256); })
                .result();
        QVERIFY(referred && referred->readable.empty());
        QVERIFY(tablet.vault->removeOrphans(referred->readable).value_or(0) > 0);
        QVERIFY(isUntouched(tablet));
    }

    void enrollingNeverMixesIn() {
        Empty tablet;
        QVERIFY(tablet.store->beginLoad().result());
        QVERIFY(load(tablet));
        QVERIFY(!tablet.ask([](const store::Queries& q) { return q.schoolName(); }).empty());
        QVERIFY(tablet.store->becomeDevice(DeviceId::make(tablet.clock.now(), tablet.random)).result());
        QVERIFY(isUntouched(tablet));
    }

    void recordsOfOneselfAreNeverPutOnTrial() {
        Empty tablet;
        QVERIFY(load(tablet));
        const auto refused = tablet.store->beginLoad().result();
        QCOMPARE(refused.error().code, std::string("records_here"));
        QVERIFY(tablet.store->abandonLoad().result());
        QVERIFY(!tablet.ask([](const store::Queries& q) { return q.schoolName(); }).empty());
    }

private:
    /// Fills until so much is done, does `then`, and waits for the end.
    template <class Then>
    static Expected<void> fillUntil(Empty& tablet, int percent, Then then) {
        auto filling = shell::fillWithDemoSchool(*tablet.store, *tablet.vault, tablet.clock, tablet.pool,
                                                 tablet.options);
        if (!QTest::qWaitFor([&] { return filling.progressValue() >= percent; }, 120'000))
            qFatal("the load stands still");
        then(filling);
        tablet.pool.waitForDone();
        return filling.resultCount() > 0 ? filling.result() : fail("cancelled", ErrorCategory::Input, "");
    }

    /// One group of a school, as `load` brings it.
    static bool load(Empty& tablet) {
        Change change;
        change.id = ChangeId::make(tablet.clock.now(), tablet.random);
        change.type = "school";
        change.stream = "school";
        change.entity = EntityId::make(tablet.clock.now(), tablet.random);
        change.device = DeviceId::make(tablet.clock.now(), tablet.random);
        change.hlc = HybridClock(tablet.clock, change.device).tick();
        change.at = tablet.clock.now();
        change.fields = {{"name", "Somewhere"}};
        return tablet.store->load({*serialise(std::move(change))}).result().has_value();
    }

    /// Nothing of a school in the store, and no file in the vault.
    static bool isUntouched(Empty& tablet) {
        const bool store = tablet.ask([](const store::Queries& q) {
            return q.schoolName().empty() && q.groups().empty() && q.adults().empty() &&
                   q.tickets().empty() && q.setting(shell::demoSetting).empty() &&
                   q.safeCounts().onTablet == 0;
        });
        test::LedgerView view(tablet.folder.path().toStdString(), tablet.key);
        return store && view.number("SELECT count(*) FROM change") == 0 &&
               view.number("SELECT count(*) FROM medium") == 0 &&
               view.number("SELECT count(*) FROM pupil") == 0 &&
               view.number("SELECT count(*) FROM observation") == 0 && view.integrity() == "ok" &&
               QDir(tablet.folder.filePath(QStringLiteral("media"))).isEmpty();
    }

    static std::size_t recordsOfHarbourRoom(Empty& tablet) {
        const auto now = tablet.clock.now();
        return tablet.ask([now](const store::Queries& q) {
            std::size_t records = 0;
            for (const auto& group : q.groups())
                if (group.kind == "provision")
                    for (const auto& pupil : q.pupils({group.id}, now))
                        records += q.timeline(pupil.id, {}, {}, 500)->items.size();
            return records;
        });
    }

    static void everyoneMaySignIn(Empty& tablet) {
        const auto tickets = tablet.ask([](const store::Queries& q) { return q.tickets(); });
        QCOMPARE(tickets.size(), std::size_t{46});
        QVERIFY(session::isPinOf(tickets.front().pinVerifier, std::string(demo::demoPin)));
        QVERIFY(!session::isPinOf(tickets.front().pinVerifier, "1111"));
        QVERIFY(std::ranges::all_of(tickets,
                                    [&](const auto& ticket) { return ticket.expires > tablet.clock.now(); }));
    }

    static void picturesCanBeSeen(Empty& tablet, const std::vector<store::BoardCard>& cards) {
        std::size_t photos = 0;
        for (const auto& card : cards) {
            store::TimelineFilter filter;
            filter.kind = "photo";
            const auto page = tablet.ask([id = card.pupil.id, filter](const store::Queries& q) {
                return q.timeline(id, filter, {}, 50);
            });
            QVERIFY(page);
            for (const auto& item : page->items) {
                const auto& medium = item.media.front();
                const auto plain = tablet.vault->readAll(medium.sha256);
                QVERIFY(plain);
                QVERIFY(Sha256::of(*plain) == medium.sha256);
                QVERIFY(medium.thumb && tablet.vault->has(*medium.thumb));
                ++photos;
            }
        }
        QVERIFY(photos > 50);
    }

    static void everythingCountsAsSafe(Empty& tablet) {
        const auto counts = tablet.ask([](const store::Queries& q) { return q.safeCounts(); });
        QCOMPARE(counts.waiting, std::uint64_t{0});
        QCOMPARE(counts.mediaWaiting, std::uint64_t{0});
        QCOMPARE(counts.needsLook, std::uint64_t{0});
    }
};

/// With "--fill FOLDER" the tablet that is going to be killed: says "half" in the middle of its load.
int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--fill")) {
        Empty tablet(arguments.value(2));
        QFutureWatcher<Expected<void>> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::progressValueChanged, [](int percent) {
            if (percent > 45)
                std::fputs("half\n", stdout), std::fflush(stdout);
        });
        watcher.setFuture(shell::fillWithDemoSchool(*tablet.store, *tablet.vault, tablet.clock, tablet.pool,
                                                    tablet.options));
        return QCoreApplication::exec();
    }
    DemoProfileTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "demo_profile.moc"
