// A tablet of which there are two, as after a profile was copied or put back: both go on recording, both
// send.
#include "tests/sync/faults/tablet/real_school.h"
#include "tests/sync/faults/tablet/recording.h"

#include <QtTest>

using namespace jotter;
using namespace jotter::faults;

class ClonedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothGoOn_data() {
        QTest::addColumn<QByteArray>("unsent");
        QTest::newRow("a tablet that had sent everything") << QByteArray();
        QTest::newRow("a tablet with records to send") << QByteArray("record 6 60000 shared");
    }
    void bothGoOn() {
        QFETCH(QByteArray, unsent);
        RealSchool school;
        Ledger ledger;
        const auto one = school.joined("one"), clone = school.folder.filePath("clone"),
                   other = school.joined("other");
        work(ledger, one, "record 4 60000 before", true);
        if (!unsent.isEmpty())
            work(ledger, one, unsent, false);
        std::filesystem::copy(one.toStdString(), clone.toStdString(),
                              std::filesystem::copy_options::recursive);
        for (int round = 0; round < 3; ++round)
            for (const auto& tablet : {one, clone})
                work(ledger, tablet, tablet == one ? "record 5 60000 one" : "record 7 60000 clone",
                     round > 0);
        atOnce(ledger, one, clone);

        QCOMPARE(RealSchool::settled(one) + RealSchool::settled(clone), QStringList());
        auto wrong = school.faults(ledger, one, other);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
        school.server.start();
        wrong = school.faults(ledger, clone, other);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
        TabletView first(one), second(clone);
        QCOMPARE(first.meta("device"), second.meta("device"));
        QVERIFY(first.meta("epoch") != second.meta("epoch")); // I12
    }

private:
    static void work(Ledger& ledger, const QString& tablet, const QByteArray& order, bool send) {
        Recording::once(tablet, ledger, order);
        if (send) {
            const auto sent = support::runJotter(tablet, {"sync"});
            QVERIFY2(sent.code == 0, sent.told());
        }
    }
    static void atOnce(Ledger& ledger, const QString& one, const QString& clone) {
        Recording first(one, ledger), second(clone, ledger);
        for (auto* recorder : {&first, &second})
            recorder->order("sync");
        for (int i = 0; i < 3; ++i)
            for (auto* recorder : {&first, &second}) {
                recorder->order("record 3 60000 at-once");
                QVERIFY2(recorder->heard("recorded"), recorder->errors());
            }
        for (auto* recorder : {&first, &second})
            QVERIFY2((recorder->said("there") || recorder->heard("there")) && recorder->end(),
                     recorder->errors());
    }
};

QTEST_GUILESS_MAIN(ClonedTest)
#include "cloned.moc"
