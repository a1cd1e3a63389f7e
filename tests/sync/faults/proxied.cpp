// A line that holds up, cuts and resets connections at bytes of its own choosing: a request that never came
// whole, an answer that was made and never heard, so that the tablet sends again what the server has.
#include "tests/sync/faults/machinery/dice.h"
#include "tests/sync/faults/machinery/proxy.h"
#include "tests/sync/faults/tablet/real_school.h"
#include "tests/sync/faults/tablet/recording.h"

#include <QtTest>

#include <atomic>
#include <cmath>

using namespace jotter;
using namespace jotter::faults;

namespace {
constexpr int cutsOfRecorder = 80, cutsOfCommand = 20;

/// What becomes of the next connection. The proxy's thread alone throws these dice.
Line thrown(Dice& dice) {
    Line line{std::chrono::milliseconds{dice.between(0, 3) == 0 ? dice.between(1, 30) : 0}};
    line.end = dice.between(0, 1) == 0 ? Line::End::Reset : Line::End::Truncate;
    // Of every size alike: within the handshake, within the first answers, within the pictures.
    if (dice.between(0, 1) == 0)
        line.upTo = static_cast<std::int64_t>(std::exp2(dice.between(80, 192) / 10.0));
    else
        line.downTo = static_cast<std::int64_t>(std::exp2(dice.between(95, 140) / 10.0));
    return line;
}
} // namespace

class ProxiedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const auto address = QStringLiteral("127.0.0.1:%1").arg(proxy_.port());
        one_ = school_.joined("one", address);
        other_ = school_.joined("other", address);
    }

    void whatIsCutIsSentAgain() {
        bad_ = true;
        {
            Recording recorder(one_, ledger_);
            recorder.order("sync");
            recorder.order("record 2 1500000 large"); // goes up in several chunks
            for (int i = 0; cuts() < cutsOfRecorder; ++i) {
                QVERIFY2(i < 20 * cutsOfRecorder, "the line is not bad enough");
                if (i % 6 == 0) {
                    recorder.order("record 3 60000 seen");
                    QVERIFY2(recorder.heard("recorded"), recorder.errors());
                }
                recorder.order("tap");
                std::ignore = recorder.heard("waiting", std::chrono::milliseconds{300});
            }
            QVERIFY2(recorder.end(), recorder.errors());
        }
        const auto enough = cuts() + cutsOfCommand;
        for (int i = 0; cuts() < enough; ++i) {
            QVERIFY2(i < 10 * cutsOfCommand, "the line is not bad enough");
            const auto& tablet = i % 2 == 0 ? other_ : one_;
            const auto answered = support::runJotter(tablet, {"sync"});
            QVERIFY2(answered.code == 0 || answered.code == 8, answered.told());
        }
        bad_ = false;
        qInfo("%d connections, %d requests cut, %d answers lost; %zu records called saved",
              proxy_.connections(), proxy_.requestsCut(), proxy_.answersLost(), ledger_.saved().size());
        QVERIFY(proxy_.requestsCut() > 10 && proxy_.answersLost() > 10);
        const auto wrong = school_.faults(ledger_, one_, other_);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

private:
    [[nodiscard]] int cuts() const { return proxy_.requestsCut() + proxy_.answersLost(); }

    Dice dice_;
    RealSchool school_;
    Ledger ledger_;
    QString one_, other_;
    std::atomic<bool> bad_{false};
    Proxy proxy_{school_.server.port(), [this] { return bad_ ? thrown(dice_) : Line{}; }};
};

QTEST_GUILESS_MAIN(ProxiedTest)
#include "proxied.moc"
