// SIGKILL, a hundred times, of the tablet or the server, while records with pictures are recorded and sent.
#include "tests/sync/faults/machinery/dice.h"
#include "tests/sync/faults/tablet/real_school.h"
#include "tests/sync/faults/tablet/recording.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace jotter;
using namespace jotter::faults;

namespace {
constexpr int kills = 100;
constexpr auto batch = "record 4 90000 seen";
using std::chrono::milliseconds;
} // namespace

class KillsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        one_ = school_.joined("one");
        other_ = school_.joined("other");
        QCOMPARE(sendAllOnce(), QString());
    }

    void nothingIsLostOrDoubled() {
        for (int round = 0; killed_ < kills; ++round) {
            QVERIFY2(round < 4 * kills, "the moments are never met: everything was sent before");
            switch (round % 4) {
            case 0:
                killTheRecorder();
                break;
            case 1:
                killTheServerUnderTheRecorder();
                break;
            case 2:
                killTheCommand();
                break;
            default:
                killTheServerUnderTheCommand();
            }
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d kills: %d of the tablet recording and sending, %d of `jotter sync`, %d of the server; %zu "
              "records called saved",
              killed_, recorderKilled_, commandKilled_, killed_ - recorderKilled_ - commandKilled_,
              ledger_.saved().size());
        const auto wrong = school_.faults(ledger_, one_, other_);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
        QVERIFY(ledger_.saved().size() > kills);
    }

private:
    /// How long things take here, so that moments fall inside of them.
    QString sendAllOnce() {
        Recording recorder(one_, ledger_);
        QElapsedTimer since;
        since.start();
        recorder.order("sync");
        recorder.order(batch);
        if (!recorder.heard("recorded") || !recorder.heard("there"))
            return QStringLiteral("the first records do not go: ") + recorder.errors();
        recording_ = milliseconds(since.elapsed());
        if (!recorder.end())
            return QStringLiteral("the recorder does not end: ") + recorder.errors();
        Recording::once(one_, ledger_, batch);
        since.restart();
        const auto sent = support::runJotter(one_, {"sync"});
        sending_ = milliseconds(since.elapsed());
        return sent.code == 0 ? QString() : QString::fromUtf8(sent.told());
    }

    milliseconds within(milliseconds whole) {
        return milliseconds{dice_.between(0, static_cast<int>(whole.count()))};
    }

    void killTheRecorder() {
        Recording recorder(one_, ledger_);
        recorder.order("sync");
        recorder.order(batch);
        QVERIFY2(recorder.listen(within(recording_)), recorder.errors());
        if (recorder.said("recorded") && recorder.said("there"))
            return;
        recorder.kill();
        ++killed_;
        ++recorderKilled_;
    }

    /// Twice in one life of the recorder, which goes on whatever becomes of the server.
    void killTheServerUnderTheRecorder() {
        Recording recorder(one_, ledger_);
        recorder.order("sync");
        for (int i = 0; i < 2 && killed_ < kills; ++i) {
            recorder.order(batch);
            QVERIFY2(recorder.listen(within(recording_)), recorder.errors());
            killed_ += recorder.said("recorded") && recorder.said("there") ? 0 : 1;
            school_.server.kill();
            school_.server.start();
            recorder.order("tap");
        }
        QVERIFY2(recorder.end(), recorder.errors());
    }

    void killTheCommand() {
        Recording::once(one_, ledger_, batch);
        const auto command = support::startJotter(one_, {"sync"});
        if (command->waitForFinished(static_cast<int>(within(sending_).count())))
            return;
        command->kill();
        command->waitForFinished();
        ++killed_;
        ++commandKilled_;
    }

    void killTheServerUnderTheCommand() {
        Recording::once(one_, ledger_, batch);
        const auto command = support::startJotter(one_, {"sync"});
        const bool during = !command->waitForFinished(static_cast<int>(within(sending_).count()));
        school_.server.kill();
        killed_ += during ? 1 : 0;
        QVERIFY(command->state() == QProcess::NotRunning || command->waitForFinished(120'000));
        // 0: it was just done. 8: cannot be reached. Nothing else is the server's end.
        QVERIFY2(command->exitCode() == 0 || command->exitCode() == 8, command->readAllStandardError());
        school_.server.start();
    }

    Dice dice_;
    RealSchool school_;
    Ledger ledger_;
    QString one_, other_;
    milliseconds recording_{0}, sending_{0};
    int killed_ = 0, recorderKilled_ = 0, commandKilled_ = 0;
};

QTEST_GUILESS_MAIN(KillsTest)
#include "kills.moc"
