// The ledger's own test: each kind of fault, made by hand, is found; and a school without any is right.
#include "tests/sync/faults/tablet/real_school.h"
#include "tests/sync/faults/tablet/recording.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QDirIterator>
#include <QtTest>

using namespace jotter;
using namespace jotter::faults;

class LedgerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        one_ = school_.joined("one");
        other_ = school_.joined("other");
        Recording recorder(one_, ledger_);
        recorder.order("sync");
        recorder.order("record 6 30000 seen");
        QVERIFY2(recorder.heard("recorded") && recorder.heard("there") && recorder.end(), recorder.errors());
        const auto wrong = school_.faults(ledger_, one_, other_);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
        QCOMPARE(ledger_.saved().size(), std::size_t{6});
    }

    void aLostRecord() {
        auto more = ledger_;
        SystemRandom random;
        more.add({ChangeId::make(SystemClock().now(), random), "never there", {}});
        QVERIFY(more.atSchool(ServerView(data())).join('\n').contains("I3: lost"));
        TabletView tablet(one_);
        QVERIFY(more.on("one", tablet).join('\n').contains("I3: not on one"));
    }

    void otherBytes() {
        Ledger changed;
        auto saved = ledger_.saved().front();
        saved.hash->bytes[0] ^= 1;
        changed.add(saved);
        QVERIFY(changed.atSchool(ServerView(data())).join('\n').contains("I3: other bytes"));
        TabletView tablet(one_);
        QVERIFY(changed.on("one", tablet).join('\n').contains("I3: not on one"));
    }

    void aRecordThatIsThereTwice() {
        Ledger twice;
        auto saved = ledger_.saved().front();
        saved.words = ledger_.saved().back().words;
        twice.add(saved);
        QVERIFY(twice.atSchool(ServerView(data())).join('\n').contains("I3: another note"));
        QVERIFY(sabotaged("UPDATE arrivals SET id = randomblob(16) WHERE n = 3").contains("I4: number 3"));
    }

    void aStampThatGoesBack() { QVERIFY(sabotaged("UPDATE arrivals SET n = 100000 - n").contains("I12: ")); }

    void aLostPicture() {
        const auto copy = copied(data());
        QVERIFY(Ledger::sound(copy).isEmpty());
        QVERIFY(QFile::remove(largestIn(copy + "/media")));
        QVERIFY(Ledger::sound(copy).join('\n').contains("I2: "));
        const auto tablet = copied(one_);
        QVERIFY(QFile::remove(largestIn(tablet + "/media")));
        TabletView view(tablet);
        QVERIFY(Ledger::sound("one", view).join('\n').contains("I2: one lacks"));
        QVERIFY(ledger_.on("one", view).join('\n').contains("I3: one lacks"));
    }

    void aTabletThatDiffers() {
        const auto behind = school_.folder.filePath("behind");
        std::filesystem::copy(other_.toStdString(), behind.toStdString(),
                              std::filesystem::copy_options::recursive);
        Recording::once(behind, ledger_, "record 1 0 alone");
        TabletView one(one_), other(behind);
        const auto wrong = Ledger::same(one, other, ServerView(data())).join('\n');
        QVERIFY(wrong.contains("I5: ") && wrong.contains("I6: "));
        QVERIFY(Ledger::sound("behind", other).join('\n').contains("I9: "));
    }

private:
    [[nodiscard]] QString data() const { return school_.server.data(); }
    QString copied(const QString& place) {
        const auto copy = school_.folder.filePath(QStringLiteral("copy-%1").arg(++copies_));
        std::filesystem::copy(place.toStdString(), copy.toStdString(),
                              std::filesystem::copy_options::recursive);
        return copy;
    }
    /// What is said of a copy of the school after that.
    QString sabotaged(const char* sql) {
        const auto copy = copied(data());
        SQLite::Database((copy + "/school.db").toStdString(), SQLite::OPEN_READWRITE).exec(sql);
        return ledger_.atSchool(ServerView(copy)).join('\n');
    }
    static QString largestIn(const QString& folder) {
        QDirIterator each(folder, QDir::Files, QDirIterator::Subdirectories);
        QString largest;
        while (each.hasNext()) {
            const auto file = each.next();
            if (largest.isEmpty() || QFileInfo(file).size() > QFileInfo(largest).size())
                largest = file;
        }
        return largest;
    }

    RealSchool school_;
    Ledger ledger_;
    QString one_, other_;
    int copies_ = 0;
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "ledger.moc"
