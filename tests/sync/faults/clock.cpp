// A tablet whose clock is a month ahead, and one a month behind: nothing is refused, nobody is cut off, and
// what was written after something was seen counts as later.
#include "tests/sync/faults/tablet/real_school.h"
#include "tests/sync/faults/tablet/recording.h"

#include <QtTest>

using namespace jotter;
using namespace jotter::faults;

namespace {
constexpr std::chrono::hours month{31 * 24};
constexpr std::chrono::minutes ahead{5}; ///< so far before its arrival no stamp counts

/// Timers and time-outs go on as ever: a wrong date does not make a clock run faster.
QStringList clockAt(const char* offset) {
    return {"env", "FAKETIME_DONT_FAKE_MONOTONIC=1", "faketime", "-f", offset};
}
const QStringList fast = clockAt("+31d"), slow = clockAt("-31d");
} // namespace

class ClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(support::runJotter(one_, {"-h"}, {}, fast).code == 0); }

    /// Joined while the clock was right, which then went wrong, or wrong from the beginning.
    void aMonthOff_data() {
        QTest::addColumn<bool>("fromTheBeginning");
        QTest::newRow("later") << false;
        QTest::newRow("from the beginning") << true;
    }
    void aMonthOff() {
        QFETCH(bool, fromTheBeginning);
        RealSchool school;
        const auto one = school.joined("one", {}, fromTheBeginning ? fast : QStringList());
        const auto other = school.joined("other", {}, fromTheBeginning ? slow : QStringList());
        Ledger ledger;
        const auto began = SystemClock().now();
        for (int round = 0; round < 2; ++round) {
            const auto words = QString::number(round);
            wrote(ledger, one, "fast-" + words, school.picture(), fast);
            exchanged(one, fast);
            exchanged(other, slow);
            wrote(ledger, other, "slow-" + words, school.picture(), slow);
            exchanged(other, slow);
            exchanged(one, fast);
        }
        {
            Recording recorder(one, ledger, fast);
            recorder.order("sync");
            recorder.order("record 20 20000 fast-many");
            QVERIFY2(recorder.heard("recorded") && recorder.heard("there") && recorder.end(),
                     recorder.errors());
        }
        const auto stamps = stampsInOrder(ServerView(school.server.data()), ledger);
        QVERIFY(std::ranges::is_sorted(stamps)); // each was written by somebody who had seen the one before
        QVERIFY(stamps.back().wallTime() < SystemClock().now() + ahead + std::chrono::minutes(1));
        QVERIFY(stamps.front().wallTime() > began - ahead);
        const auto wrong = school.faults(ledger, one, other);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

private:
    static void wrote(Ledger& ledger, const QString& tablet, const QString& words, const QString& picture,
                      const QStringList& under) {
        const auto captured = RealSchool::capture(ledger, tablet, words, picture, under);
        QVERIFY2(captured.code == 0, captured.told());
    }
    static void exchanged(const QString& tablet, const QStringList& under) {
        const auto synced = support::runJotter(tablet, {"sync"}, {}, under);
        QVERIFY2(synced.code == 0, synced.told());
        QVERIFY2(synced.err.contains("clock is far from"), synced.told());
    }
    /// As they count for everybody.
    static std::vector<Hlc> stampsInOrder(const ServerView& school, const Ledger& ledger) {
        std::vector<Hlc> stamps;
        for (const auto& saved : ledger.saved())
            stamps.push_back(school.changes().at(saved.id).effective);
        return stamps;
    }

    QTemporaryDir folder_;
    QString one_ = folder_.filePath("none");
};

QTEST_GUILESS_MAIN(ClockTest)
#include "clock.moc"
