// The server's folder is put back to yesterday's copy by somebody who says nothing to the server, and a
// tablet that did not make the records brings back what the school had lost; the one that made them is gone.
#include "tests/sync/faults/tablet/real_school.h"
#include "tests/sync/faults/tablet/recording.h"

#include <QDir>
#include <QtTest>

using namespace jotter;
using namespace jotter::faults;

class RestoredTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherTabletBringsItBack_data() {
        QTest::addColumn<bool>("wentOn");
        QTest::newRow("before anything new came") << false;
        QTest::newRow("after others went on from yesterday") << true;
    }
    void anotherTabletBringsItBack() {
        QFETCH(bool, wentOn);
        RealSchool school;
        Ledger ledger;
        const auto maker = school.joined("maker"), reader = school.joined("reader");
        const auto third = wentOn ? school.joined("third") : QString();
        Recording::once(maker, ledger, "record 5 60000 before");
        settle({maker, reader});
        QCOMPARE(school.server.stop(), 0);
        copy(school.server.data(), school.folder.filePath("yesterday"));

        school.server.start();
        Recording::once(maker, ledger, "record 25 60000 since");
        settle({maker, reader});
        QVERIFY(QDir(maker).removeRecursively());
        QCOMPARE(school.server.stop(), 0);
        QVERIFY(QDir(school.server.data()).removeRecursively());
        copy(school.folder.filePath("yesterday"), school.server.data());
        QVERIFY(missing(ledger, school) >= 25);

        school.server.start();
        if (wentOn) { // whose numbers in the sequence are those of the lost ones
            Recording::once(third, ledger, "record 35 20000 again");
            settle({third});
        }
        settle({reader});
        QCOMPARE(missing(ledger, school), 0);
        const auto wrong = school.faults(ledger, reader, wentOn ? third : school.joined("fresh"));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    /// Yesterday's copy was made when the records had arrived and their pictures had not, and nothing came
    /// since but those: no number, digest or cursor tells that they are gone.
    void picturesThatNothingElseTellsOf() {
        RealSchool school;
        Ledger ledger;
        const auto maker = school.joined("maker");
        Recording::once(maker, ledger, "record 5 60000 pictures");
        settle({maker});
        QCOMPARE(school.server.stop(), 0);
        QCOMPARE(Ledger::sound(school.server.data()), QStringList());
        QVERIFY(QDir(school.server.data() + "/media").removeRecursively());
        QVERIFY(!Ledger::sound(school.server.data()).isEmpty());

        school.server.start();
        settle({maker});
        const auto wrong = school.faults(ledger, maker, school.joined("fresh"));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

private:
    static void settle(const QStringList& tablets) {
        for (const auto& tablet : tablets)
            QCOMPARE(RealSchool::settled(tablet), QStringList());
    }
    static void copy(const QString& from, const QString& to) {
        std::filesystem::copy(from.toStdString(), to.toStdString(), std::filesystem::copy_options::recursive);
    }
    static int missing(const Ledger& ledger, const RealSchool& school) {
        const ServerView view(school.server.data());
        return static_cast<int>(std::ranges::count_if(
            ledger.saved(), [&](const Saved& saved) { return !view.changes().contains(saved.id); }));
    }
};

QTEST_GUILESS_MAIN(RestoredTest)
#include "restored.moc"
