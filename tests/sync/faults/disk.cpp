// A disk of 20 MB that becomes full under the tablet, and one under the school.
#include "tests/sync/faults/machinery/small_disk.h"
#include "tests/sync/faults/tablet/real_school.h"
#include "tests/sync/faults/tablet/recording.h"

#include <QtTest>

using namespace jotter;
using namespace jotter::faults;

namespace {
constexpr std::uintmax_t weightLeaves = 9'000'000; ///< the rest of the disk is full of other things at first
constexpr std::uintmax_t roomForNotes = 5'500'000;
constexpr std::uintmax_t nextToNothing = 300'000;
constexpr int notes = 200;
constexpr auto aMorning = "record 200 0 note";
bool entered = false;
} // namespace

class DiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!entered || !SmallDisk::possible())
            QSKIP("this machine does not allow mounting a disk of the test's own");
    }

    /// Pictures end first; ticks and notes go on for a morning; nothing that was called saved is lost (I11).
    void theTabletsDiskIsFull() {
        SmallDisk disk;
        RealSchool school;
        Ledger ledger;
        const auto one = school.joinedAt(disk.path("profile")), other = school.joined("other");
        disk.fill(weightLeaves);
        school.server.kill();
        for (const auto* pictures : {"record 60 200000 photo", "record 60 20000 small"}) {
            Recording recorder(one, ledger);
            recorder.order(pictures);
            QVERIFY2(recorder.heard("recorded") && recorder.said("refused disk_full"), recorder.errors());
            QVERIFY(recorder.end());
        }
        disk.fill(roomForNotes); // what the recorder's end gave back goes to others
        const auto refused = RealSchool::capture(ledger, one, "photo-refused", school.picture());
        QVERIFY2(refused.code == 6, refused.told());
        const auto written = RealSchool::capture(ledger, one, "note-kept");
        QVERIFY2(written.code == 0, written.told());
        QCOMPARE(Recording::once(one, ledger, aMorning), notes);
        intact(ledger, one);

        { // Then others take the last of it: that is said too.
            Recording recorder(one, ledger);
            disk.fill(nextToNothing);
            recorder.order("record 2000 0 last");
            QVERIFY2(recorder.heard("recorded") && recorder.said("refused disk_full"), recorder.errors());
            QVERIFY(recorder.end());
        }
        intact(ledger, one);
        school.server.start();
        const auto sent = support::runJotter(one, {"sync"});
        QVERIFY2(sent.code == 0 || sent.code == 6, sent.told());
        intact(ledger, one);

        disk.relieve();
        const auto wrong = school.faults(ledger, one, other);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
        QVERIFY(ledger.saved().size() > notes);
    }

    /// A tablet that fetches what others photographed keeps room for its own notes too.
    void othersPicturesFillTheTablet() {
        SmallDisk disk;
        RealSchool school;
        Ledger ledger;
        const auto one = school.joinedAt(disk.path("profile")), other = school.joined("other");
        disk.fill(weightLeaves);
        Recording::once(other, ledger, "record 25 250000 theirs");
        QCOMPARE(RealSchool::settled(other), QStringList());
        const auto fetched = support::runJotter(one, {"sync"});
        QVERIFY2(fetched.code == 6, fetched.told());
        QCOMPARE(Recording::once(one, ledger, aMorning), notes);
        const auto sent = support::runJotter(one, {"sync"});
        QVERIFY2(sent.code == 6, sent.told());
        const auto status = support::runJotter(one, {"status", "--json"});
        QVERIFY2(status.object()["waiting"].toInt(-1) == 0,
                 status.told()); // what is its own has gone all the same
        disk.relieve();
        const auto wrong = school.faults(ledger, one, other);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void theSchoolsDiskIsFull() {
        SmallDisk disk(4096);
        RealSchool school(RealSchool::Places{disk.path("school"), {}});
        Ledger ledger;
        const auto one = school.joined("one"), other = school.joined("other");
        disk.fill(weightLeaves);
        Recording::once(one, ledger, "record 30 250000 photo");
        const auto full = support::runJotter(one, {"sync"});
        QVERIFY2(full.code == 9 && full.err.contains("server's disk is full"), full.told());
        // Pictures left room for the records, and for those that come after them.
        Recording::once(one, ledger, aMorning);
        QCOMPARE(support::runJotter(one, {"sync"}).code, 9);
        const auto standing = support::runJotter(one, {"status", "--json"});
        QVERIFY2(standing.object()["waiting"].toInt(-1) == 0 &&
                     standing.object()["media_waiting"].toInt() > 0,
                 standing.told());
        disk.fill(0);
        Recording::once(one, ledger, "record 20 0 note");
        const auto still = support::runJotter(one, {"sync"});
        QVERIFY2(still.code == 9, still.told());
        school.server.kill();
        disk.relieve();
        disk.fill(nextToNothing);
        school.server.start();
        QVERIFY(support::runJotter(one, {"sync"}).code != 0);

        disk.relieve();
        const auto wrong = school.faults(ledger, one, other);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

private:
    /// Looked at where there is room.
    static void intact(const Ledger& ledger, const QString& tablet) {
        const QTemporaryDir elsewhere;
        const auto copy = elsewhere.filePath("copy");
        std::filesystem::copy(tablet.toStdString(), copy.toStdString(),
                              std::filesystem::copy_options::recursive);
        TabletView view(copy);
        QCOMPARE(view.ledger().integrity(), std::string("ok"));
        const auto wrong = ledger.on("the tablet", view);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }
};

int main(int argc, char** argv) {
    entered = SmallDisk::enter();
    QCoreApplication app(argc, argv);
    DiskTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "disk.moc"
