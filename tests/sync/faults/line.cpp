// A slow line, one that loses packets, one that carries only one way, one whose cable is pulled: network
// namespaces, a veth cable, tc and nftables. The kernel here has no netem, so what takes time is a proxy of
// ours.
#include "tests/sync/faults/machinery/dice.h"
#include "tests/sync/faults/machinery/own_net.h"
#include "tests/sync/faults/machinery/proxy.h"
#include "tests/sync/faults/tablet/real_school.h"
#include "tests/sync/faults/tablet/recording.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace jotter;
using namespace jotter::faults;
using std::chrono::milliseconds;

namespace {
constexpr milliseconds oneWay{20}; ///< so that there and back is 40 ms
constexpr double megabits = 10;

bool entered = false;
} // namespace

class LineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!entered)
            QSKIP("this machine does not allow a network namespace of the test's own");
        net_ = std::make_unique<OwnNet>();
        school_ = std::make_unique<RealSchool>(RealSchool::Places{{}, OwnNet::here});
        proxy_ = std::make_unique<Proxy>(
            school_->server.port(), [] { return Line{oneWay}; }, OwnNet::here);
        const auto address = QStringLiteral("%1:%2").arg(OwnNet::here).arg(proxy_->port());
        one_ = school_->joined("one", address, net_->tabletSide());
        other_ = school_->joined("other", address, net_->tabletSide());
        net_->limitRate(QStringLiteral("%1mbit").arg(megabits));
    }

    void aSlowLine() {
        Recording::once(one_, ledger_, "record 15 200000 seen");
        QElapsedTimer since;
        since.start();
        const auto sent = sync();
        QVERIFY2(sent.code == 0, sent.told());
        qInfo("15 photos of 200 KB over %.0f Mbit/s and %d ms: %.1f s, the line's own time is %.1f s",
              megabits, static_cast<int>(2 * oneWay.count()), static_cast<double>(since.elapsed()) / 1000,
              15 * 0.204 * 8 / megabits);
    }

    void fivePercentOfPacketsAreLost() {
        Recording::once(one_, ledger_, "record 6 200000 seen");
        net_->lose(5, 5);
        QCOMPARE(RealSchool::settled(one_, net_->tabletSide()), QStringList());
        net_->lose(0, 0);
    }

    void mostIsLostOneWay() {
        Recording::once(one_, ledger_, "record 4 100000 seen");
        net_->lose(25, 0);
        QCOMPARE(RealSchool::settled(one_, net_->tabletSide()), QStringList());
        net_->lose(0, 25);
        Recording::once(one_, ledger_, "record 4 100000 seen");
        QCOMPARE(RealSchool::settled(one_, net_->tabletSide()), QStringList());
        net_->lose(0, 0);
    }

    /// What the tablet sends arrives, and it hears nothing: it gives up, and says so.
    void nothingComesBack() {
        Recording::once(one_, ledger_, "record 2 100000 seen");
        net_->lose(100, 0);
        const auto cut = sync();
        QVERIFY2(cut.code == 8, cut.told());
        net_->lose(0, 0);
        QCOMPARE(RealSchool::settled(one_, net_->tabletSide()), QStringList());
    }

    void theCableIsPulledAgainAndAgain() {
        Recording recorder(one_, ledger_, net_->tabletSide());
        recorder.order("sync");
        for (int i = 0; i < 6; ++i) {
            recorder.order("record 3 150000 seen");
            QVERIFY2(recorder.listen(milliseconds{dice_.between(50, 500)}), recorder.errors());
            net_->pullOut();
            QVERIFY2(recorder.listen(milliseconds{dice_.between(50, 900)}), recorder.errors());
            net_->plugIn();
            recorder.order("tap");
        }
        QVERIFY2(recorder.end(), recorder.errors());
    }

    void nothingWasLostOrDoubled() {
        const auto side = net_->tabletSide();
        QStringList wrong = RealSchool::settled(one_, side) + RealSchool::settled(other_, side);
        wrong += school_->faults(ledger_, one_, other_, side);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

private:
    support::Answered sync() { return support::runJotter(one_, {"sync"}, {}, net_->tabletSide()); }

    Dice dice_;
    Ledger ledger_;
    std::unique_ptr<OwnNet> net_;
    std::unique_ptr<RealSchool> school_;
    std::unique_ptr<Proxy> proxy_;
    QString one_, other_;
};

int main(int argc, char** argv) {
    entered = OwnNet::enter();
    QCoreApplication app(argc, argv);
    LineTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "line.moc"
