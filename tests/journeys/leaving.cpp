// A tablet that leaves the school, retired or lost: the real app without a window against a real
// jotter-server.
#include "tests/support/command_line/jotter_command.h"
#include "tests/support/command_line/small_school.h"
#include "tests/support/server_process.h"

#include <QDirIterator>
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

using namespace jotter;
using support::runJotter;

namespace {
constexpr auto joy = "Joy Okonjo";
const QByteArray pin = QByteArray(demo::demoPin.data(), static_cast<qsizetype>(demo::demoPin.size())) + "\n";

/// A school with one tablet of Harbour Room, on which a note and a photo wait to be sent.
struct TabletThatOwes {
    QTemporaryDir folder;
    QString tablet = folder.filePath("tablet");
    support::ServerProcess server{folder.filePath("server"), "Thornbeck Primary"};
    QString device;

    void begin() {
        const support::SmallSchool school;
        school.write(folder.path(), {joy});
        server.load(folder.filePath("changes.ndjson"), {}, folder.filePath("pins.json"));
        server.start();
        const auto code = server.enrolmentCode({"Harbour Room"});
        must({"enrol", "--code", code, "--name", "Harbour tablet"});
        must({"sync"});
        static_cast<void>(
            runJotter(tablet, {"timeline", "--adult", joy, "--pupil", "Amara"}, pin)); // signs in
        must({"sync"});
        device = list("device")[0].toObject()["id"].toString();
        server.stop();
        QImage picture(640, 480, QImage::Format_RGB32);
        picture.fill(Qt::darkCyan);
        QVERIFY(picture.save(folder.filePath("photo.jpg"), "JPG"));
        before = records();
        must({"capture", "--adult", joy, "--pupil", "Amara", "--note", "Five conkers.", "--photo",
              folder.filePath("photo.jpg")},
             pin);
    }
    void must(const QStringList& args, const QByteArray& input = {}) {
        const auto answered = runJotter(tablet, args, input);
        QVERIFY2(answered.code == 0, answered.told());
    }
    QJsonArray list(const QString& what) {
        return QJsonDocument::fromJson(server.run({what, "list", "--json"})).array();
    }
    int records() {
        return QJsonDocument::fromJson(server.run({"status", "--json"})).object()["changes"].toInt(-1);
    }
    static QStringList filesIn(const QString& place) {
        QStringList found;
        QDirIterator each(place, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext())
            found.append(QDir(place).relativeFilePath(each.next()));
        found.removeAll("lock");
        return found;
    }
    /// All that is left of the profile.
    QStringList files() const { return filesIn(tablet); }
    int before = 0;
};
} // namespace

class LeavingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRetiredTabletGivesUpWhatItOwesAndIsEmpty() {
        TabletThatOwes school;
        school.begin();
        QVERIFY(school.files().contains("store.db"));
        school.server.run({"device", "retire", "--device", school.device});
        school.server.start();
        const auto last = runJotter(school.tablet, {"sync"});
        QVERIFY2(last.code == 7, last.told());
        QVERIFY2(last.err.contains("emptied itself"), last.told());
        QCOMPARE(school.records(), school.before + 1);
        // The photo and its thumbnail.
        QCOMPARE(TabletThatOwes::filesIn(school.server.data() + "/media").size(), 2);
        QCOMPARE(school.files(), QStringList());
        QCOMPARE(runJotter(school.tablet, {"status"}).code, 6);
    }

    void aLostTabletIsEmptiedAtItsNextContact() {
        TabletThatOwes school;
        school.begin();
        school.server.run({"device", "lost", "--device", school.device});
        school.server.start();
        const auto last = runJotter(school.tablet, {"sync"});
        QVERIFY2(last.code == 7, last.told());
        QCOMPARE(school.records(), school.before);
        QCOMPARE(school.files(), QStringList());
        QCOMPARE(runJotter(school.tablet, {"status"}).code, 6);
    }
};

QTEST_GUILESS_MAIN(LeavingTest)
#include "leaving.moc"
