// An adult who has left the school with records unsent, and a pupil who has left the tablet's group: what is
// unsent goes up all the same (I8), and what could be read is gone from the pages, the write-ahead log and
// the media (I7).
#include "tests/support/must.h"
#include "tests/sync/faults/ledger/remains.h"
#include "tests/sync/faults/tablet/real_school.h"
#include "tests/sync/faults/tablet/recording.h"

#include <QtTest>

#include <fstream>

using namespace jotter;
using namespace jotter::faults;

namespace {
constexpr auto hers = "periwinkle";     ///< in notes about Amara
constexpr auto others = "bladderwrack"; ///< in notes about everybody

/// Amara's membership of Harbour Room, ended long ago: as the office finds out and writes down.
SealedChange amaraLeft(const support::SmallSchool& school) {
    const auto stream = domain::pupilStream(school.roll().pupilNamed("Amara", "Kessie")->id);
    SystemClock clock;
    SystemRandom random;
    const auto found = std::ranges::find_if(school.changes(), [&](const SealedChange& change) {
        return change.change.stream == stream && change.change.type == "membership";
    });
    auto change = found->change;
    change.base = {{"to", SeenVersions(change.hlc)}};
    change.id = ChangeId::make(clock.now(), random);
    change.device = DeviceId::make(clock.now(), random);
    change.hlc = HybridClock(clock, change.device).tick();
    change.at = clock.now();
    change.fields = {{"from", "2020-01-01"}, {"to", "2020-02-01"}};
    return support::must(serialise(change));
}
} // namespace

class RevokedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAdultHasLeft() {
        Scene scene;
        scene.begin();
        scene.school.server.run({"adult", "retire", "--adult", RealSchool::joy});
        const auto synced = support::runJotter(scene.tablet, {"sync"});
        QVERIFY2(synced.code == 0, synced.told());
        scene.heardCarelessly();
        for (const auto* words : {hers, others, "Kessie", "Amara"})
            QCOMPARE(Remains(scene.tablet).count(words), 0);
        // The control: were deleted bytes left where they are, this would see them.
        QVERIFY(Remains(scene.careless).count(hers) > 0);
        scene.check();
        TabletView view(scene.tablet);
        QCOMPARE(view.ledger().number("SELECT count(*) FROM observation"), 0);
    }

    void thePupilHasLeftTheGroup() {
        Scene scene;
        scene.begin();
        std::ofstream(scene.school.folder.filePath("left.ndjson").toStdString())
            << amaraLeft(scene.school.roll).bytes << '\n';
        scene.school.server.load(scene.school.folder.filePath("left.ndjson"));
        { // The battery falls out while what was written last is in the log alone: the search sees it there.
            Recording cut(scene.tablet, scene.ledger);
            cut.order(QByteArray("record 2 0 ") + hers + "-cut Amara");
            QVERIFY2(cut.heard("recorded"), cut.errors());
            cut.kill();
        }
        QVERIFY(Remains(scene.tablet).countInLog(hers) > 0);
        { // Somebody who does not know yet records once more; then the battery falls out again.
            Recording late(scene.tablet, scene.ledger);
            late.order("sync");
            QVERIFY2(late.heard("quiet"), late.errors());
            late.order(QByteArray("record 3 50000 ") + hers + "-late Amara");
            QVERIFY2(late.heard("recorded") && late.heard("quiet"), late.errors());
            // The log is emptied behind the purge, not before "quiet"; what is recorded now is written after.
            late.order(QByteArray("record 1 0 ") + others + " Dev");
            QVERIFY2(late.heard("recorded") && late.heard("quiet"), late.errors());
            late.kill();
        }
        const Remains killed(scene.tablet);
        for (const auto* words : {hers, "Kessie", "Amara"})
            QCOMPARE(killed.count(words), 0);
        QVERIFY(killed.pagesOfLog() > 0); // there was a log to search
        const auto synced = support::runJotter(scene.tablet, {"sync"});
        QVERIFY2(synced.code == 0 || synced.code == 9, synced.told());
        scene.heardCarelessly();
        for (const auto* words : {hers, "Kessie", "Amara"})
            QCOMPARE(Remains(scene.tablet).count(words), 0);
        QVERIFY(Remains(scene.tablet).count(others) > 0); // everybody else is still there
        QVERIFY(Remains(scene.careless).count(hers) > 0);
        scene.check();
    }

private:
    /// Joy's tablet, which has sent much and has records and pictures still to send; another of hers, whose
    /// SQLite is made to leave deleted bytes where they are; and Lorna's.
    struct Scene {
        RealSchool school;
        Ledger ledger;
        QString tablet = school.joined("tablet"), careless = school.joined("careless");
        QString lornas = school.joined("lornas", {}, {}, RealSchool::lorna);
        std::vector<Sha256> pictures; ///< of Amara

        /// Long and short, hers and others' through each other, so that cells are split, moved and spilled.
        void recordMuch() {
            Recording recorder(tablet, ledger);
            for (int i = 0; i < 30; ++i) {
                recorder.order("record 4 0 " + (hers + QByteArray(i * 37 % 700, 'p')) + " Amara");
                QVERIFY2(recorder.heard("recorded"), recorder.errors());
                recorder.order("record 2 0 " + (others + QByteArray(i * 53 % 500, 'l')) + " Dev");
                QVERIFY2(recorder.heard("recorded"), recorder.errors());
            }
            QVERIFY2(recorder.end(), recorder.errors());
        }
        void begin() {
            recordMuch();
            Recording::once(tablet, ledger, QByteArray("record 5 80000 ") + hers + " Amara");
            for (const auto& each : {tablet, careless, lornas})
                QCOMPARE(RealSchool::settled(each), QStringList());
            Recording::once(tablet, ledger, QByteArray("record 8 400000 ") + hers + " Amara");
            Recording::once(tablet, ledger, QByteArray("record 4 0 ") + others + " Dev");
            for (const auto& saved : ledger.saved())
                pictures.insert(pictures.end(), saved.media.begin(), saved.media.end());
            for (const auto& each : {tablet, careless})
                QVERIFY(Remains(each).count(hers) >= 120); // the search itself works
        }
        /// The careless one hears of it.
        void heardCarelessly() {
            Recording recorder(careless, ledger, {}, {"--careless"});
            recorder.order("sync");
            QVERIFY2(recorder.heard("quiet") && recorder.end(), recorder.errors());
        }
        void check() {
            for (const auto& each : {tablet, careless}) {
                TabletView view(each);
                QCOMPARE(view.ledger().integrity(), std::string("ok"));
                for (const auto& picture : pictures)
                    QVERIFY2(!view.hasMedium(picture), qPrintable(each));
            }
            QCOMPARE(RealSchool::settled(lornas), QStringList());
            QCOMPARE(school.server.stop(), 0);
            const ServerView view(school.server.data());
            const auto wrong = ledger.atSchool(view, true) + Ledger::sound(school.server.data());
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
            qInfo("%zu records, %zu held and %zu in quarantine", ledger.saved().size(), view.held().size(),
                  view.quarantined().size());
        }
    };
};

QTEST_GUILESS_MAIN(RevokedTest)
#include "revoked.moc"
