#include "app/media/vault.h"
#include "tests/store/classroom.h"
#include "tests/store/ledger_view.h"

#include <QProcess>
#include <QtTest>

#include <map>
#include <random>

using namespace jotter;
using test::Classroom;

namespace {
/// What a capturing program said before it ended.
struct Told {
    bool killed = false;
    std::string point; ///< where it was killed
    std::vector<std::string> lines;
    struct Saved {
        ChangeId change;
        Sha256 photo, thumb;
    };
    std::vector<Saved> saved;
};

constexpr int capturesPerRun = 4;
constexpr int roundsPerPoint = 5;

const std::vector<std::string> points{"media.write.before", "media.write.inside",  "media.write.after",
                                      "media.fsync.before", "media.fsync.after",   "media.rename.before",
                                      "media.rename.after", "folder.fsync.before", "folder.fsync.after",
                                      "wal.write.before",   "wal.write.inside",    "wal.write.after",
                                      "wal.fsync.before",   "wal.fsync.after",     "db.write.before",
                                      "db.write.inside",    "db.write.after",      "db.fsync.before",
                                      "db.fsync.after",     "wal.unlink.before",   "wal.unlink.after"};
const std::vector<std::string> pointsOfMaking{"new.write.before", "new.write.inside",   "new.write.after",
                                              "new.fsync.before", "new.fsync.after",    "new.rename.before",
                                              "new.rename.after", "folder.fsync.before"};
} // namespace

/// A capturing program is killed at named points between and inside write, fsync, rename and commit. What it
/// called saved is there afterwards, once, with its pictures, and nothing is left over.
class KillTest : public QObject {
    Q_OBJECT

    static Told run(const std::filesystem::path& folder, PupilId pupil, const std::string& at,
                    bool trace = false) {
        QProcess child;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(KILLPOINT_LIBRARY));
        environment.insert(QStringLiteral("KILL_FOLDER"), QString::fromStdString(folder.string()));
        environment.insert(QStringLiteral("KILL_AT"), QString::fromStdString(at));
        environment.insert(QStringLiteral("KILL_TRACE"), trace ? QStringLiteral("1") : QString());
        // The preloaded library stands before the sanitizer's own, which would refuse to start.
        environment.insert(QStringLiteral("ASAN_OPTIONS"),
                           QStringLiteral("verify_asan_link_order=0:detect_leaks=0"));
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QStringLiteral(CAPTURING_CHILD),
                    {QString::fromStdString(folder.string()), QString::fromStdString(pupil.toString()),
                     QString::number(capturesPerRun)});
        Told told;
        if (!child.waitForFinished(60'000))
            return told;
        told.killed = child.exitStatus() == QProcess::CrashExit;
        for (const auto& raw : child.readAllStandardOutput().split('\n')) {
            const auto words = QString::fromLatin1(raw).split(u' ');
            told.lines.push_back(raw.toStdString());
            if (words[0] == QStringLiteral("killed"))
                told.point = words[1].toStdString();
            if (words.size() == 4 && words[0] == QStringLiteral("saved"))
                told.saved.push_back({ChangeId::parse(words[1].toStdString()).value(),
                                      Sha256::parse(words[2].toStdString()).value(),
                                      Sha256::parse(words[3].toStdString()).value()});
        }
        return told;
    }

    static std::map<ChangeId, int> allOf(Classroom& room) {
        std::map<ChangeId, int> all;
        std::string after;
        do {
            const auto page = room.timeline(room.pupils[0], {}, after, 200);
            for (const auto& item : page.items)
                ++all[item.change];
            after = page.next;
        } while (!after.empty());
        return all;
    }

    /// Opens the profile as the app does and tells what is wrong; nothing, hopefully.
    static QString faults(Classroom& room, const std::vector<Told::Saved>& fresh) {
        if (test::LedgerView(room.folder(), Classroom::key()).integrity() != "ok")
            return QStringLiteral("the database is damaged");
        auto vault = media::Vault::open(room.folder() / "media", Classroom::key(), room.random);
        if (!vault)
            return QStringLiteral("the vault does not open");
        const auto referred =
            room.store().reconcileMedia([&](const Sha256& sha256) { return (*vault)->has(sha256); }).result();
        if (!referred || !(*vault)->removeOrphans(referred->readable))
            return QStringLiteral("orphans could not be removed");
        const auto files = std::distance(std::filesystem::directory_iterator(room.folder() / "media"), {});
        if (static_cast<std::size_t>(files) != referred->readable.size())
            return QStringLiteral("%1 files for %2 media").arg(files).arg(referred->readable.size());
        const auto all = allOf(room);
        for (const auto& saved : fresh) {
            if (!all.contains(saved.change))
                return QStringLiteral("a saved record is missing");
            if (!(*vault)->readAll(saved.photo) || !(*vault)->readAll(saved.thumb))
                return QStringLiteral("a saved picture is missing or damaged");
        }
        for (const auto& [change, times] : all)
            if (times != 1)
                return QStringLiteral("a record is there twice");
        return {};
    }

private Q_SLOTS:
    void nothingSavedIsLost() {
        Classroom room;
        const auto pupil = room.pupils[0];
        std::mt19937 chance(20261120); // NOLINT: the same kills every time
        std::map<std::string, int> hits;
        std::vector<Told::Saved> saved;
        int kills = 0;
        for (int round = 0; round < roundsPerPoint; ++round) {
            for (const auto& point : points) {
                // Points of closing come once or a few times a run, the others often.
                const bool closing = point.starts_with("db.fsync") || point.starts_with("wal.unlink");
                const auto n = closing ? 1 : 1 + chance() % (point.starts_with("wal.fsync") ? 3 : 6);
                room.close();
                const auto told = run(room.folder(), pupil, point + ":" + std::to_string(n));
                QVERIFY2(told.killed && told.point == point, (point + " was not met").c_str());
                ++hits[point];
                ++kills;
                saved.insert(saved.end(), told.saved.begin(), told.saved.end());
                room.restart();
                const auto wrong = faults(room, told.saved);
                QVERIFY2(wrong.isEmpty(),
                         qPrintable(QStringLiteral("%1: %2").arg(QString::fromStdString(point), wrong)));
            }
        }
        QVERIFY2(kills >= 100, qPrintable(QString::number(kills)));
        for (const auto& point : points)
            QVERIFY2(hits[point] > 0, point.c_str());
        QCOMPARE(faults(room, saved), QString());

        const auto waiting = room.store().journal().unsent(100'000, 1'000'000'000).value();
        std::set<std::uint64_t> numbers;
        for (const auto& change : waiting)
            numbers.insert(change.n);
        QCOMPARE(numbers.size(), waiting.size());
        QCOMPARE(*numbers.rbegin(), static_cast<std::uint64_t>(waiting.size())); // without a gap
        const auto before = test::LedgerView(room.folder(), Classroom::key()).projections();
        QVERIFY(room.store().rebuild().result());
        QCOMPARE(test::LedgerView(room.folder(), Classroom::key()).projections(), before);
        qInfo("%d kills at %zu points, %zu records called saved, %zu there", kills, points.size(),
              saved.size(), allOf(room).size());
    }

    void aStoreIsMadeWholeOrNotAtAll() {
        SystemRandom random;
        for (const auto& point : pointsOfMaking)
            for (int n = 1; n <= (point.starts_with("new.write") ? 3 : 1); ++n) {
                QTemporaryDir folder;
                const std::filesystem::path path(folder.path().toStdString());
                const auto pupil = PupilId::make(SystemClock().now(), random);
                const auto told = run(path, pupil, point + ":" + std::to_string(n));
                QVERIFY2(told.killed && told.point == point, point.c_str());
                const auto again = run(path, pupil, {});
                QVERIFY2(!again.killed && again.saved.size() == capturesPerRun, point.c_str());
                QVERIFY(!std::filesystem::exists(path / "store.db.new"));
                QCOMPARE(test::LedgerView(path, Classroom::key()).integrity(), std::string("ok"));
            }
    }

    /// Killing a program loses nothing that the kernel has; a flat battery does. So the order of calls is
    /// looked at.
    void savedIsSaidAfterTheDiskSaidSo() {
        Classroom room;
        room.close();
        const auto told = run(room.folder(), room.pupils[0], {}, true);
        QCOMPARE(told.saved.size(), std::size_t{capturesPerRun});
        bool walDurable = true;
        int unsyncedMedia = 0;
        bool renamesDurable = true;
        int seen = 0;
        for (const auto& line : told.lines) {
            if (line == "at wal.write.after")
                walDurable = false;
            else if (line == "at wal.fsync.after")
                walDurable = true;
            else if (line == "at media.write.after")
                ++unsyncedMedia;
            else if (line == "at media.fsync.after")
                unsyncedMedia = 0;
            else if (line == "at media.rename.after") {
                QCOMPARE(unsyncedMedia, 0);
                renamesDurable = false;
            } else if (line == "at folder.fsync.after")
                renamesDurable = true;
            else if (line.starts_with("saved ")) {
                QVERIFY(walDurable && renamesDurable);
                ++seen;
            }
        }
        QCOMPARE(seen, capturesPerRun);
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "kill.moc"
