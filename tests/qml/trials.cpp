#include "tests/qml/lesson.h"

#include <QAccessible>
#include <QtTest>

using jotter::test::Lesson;
using jotter::viewmodels::CaptureModel;

namespace {
using Facts = std::vector<std::pair<std::string, std::string>>;

/// The clock of a lesson stands still: without this two touches would be one finger that trembles.
bool touchLater(Lesson& lesson, const QString& name) {
    lesson.room().clock.advance(std::chrono::seconds(1));
    return lesson.touch(name);
}

const Facts& factsOf(const std::vector<jotter::store::TimelineItem>& seen) {
    return seen.at(0).facts;
}
} // namespace

/// Trials (T4) and records of several, as an adult counts and chooses them: by touch.
class TrialsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }

    void aTryIsOneTouchAndSaved() {
        Lesson lesson;
        QVERIFY(lesson.touch("beginTrials"));
        const auto before = lesson.touches();
        QVERIFY(touchLater(lesson, "could-Amara"));
        QVERIFY(lesson.said("Amara · 1 of 1 · Saved on this tablet"));
        QVERIFY(touchLater(lesson, "notYet-Amara"));
        QVERIFY(lesson.said("Amara · 1 of 2 · Saved on this tablet"));
        QCOMPARE(lesson.touches() - before, 2);
        QCOMPARE(lesson.find("tries-Amara")->property("text").toString(), QStringLiteral("1 of 2"));
        QCOMPARE(lesson.drafts().size(), 1U);
        QCOMPARE(lesson.seen("Amara").size(), 0U);
        QCOMPARE(lesson.board().tray()->count(), 0); // it is being counted: nothing to finish
        QVERIFY(lesson.touch("endTrials"));
        QVERIFY(lesson.said("Amara 1 of 2 · Saved on this tablet"));
        const auto seen = lesson.seen("Amara");
        QCOMPARE(seen.size(), 1U);
        QCOMPARE(factsOf(seen), (Facts{{"m", "2"}, {"n", "1"}}));
        QCOMPARE(QString::fromStdString(seen[0].stepTexts.at(0)),
                 QStringLiteral("Can count five objects and say how many"));
        QCOMPARE(lesson.drafts().size(), 0U);
        QVERIFY(!lesson.find("endTrials"));
        QVERIFY(lesson.find("disc-Amara-own"));
    }

    void undoTakesOneTryBack() {
        Lesson lesson;
        QVERIFY(lesson.touch("beginTrials"));
        QVERIFY(lesson.touch("could-Dev"));
        QVERIFY(lesson.said("Dev · 1 of 1"));
        QVERIFY(touchLater(lesson, "could-Dev"));
        QVERIFY(lesson.said("Dev · 2 of 2"));
        QVERIFY(lesson.touch("toastAction"));
        QVERIFY(lesson.said("Taken back: Dev · 1 of 1"));
        QVERIFY(lesson.touch("could-Dev")); // the same touch is meant, however soon
        QVERIFY(lesson.said("Dev · 2 of 2"));
        QVERIFY(lesson.touch("toastAction"));
        QVERIFY(lesson.said("Taken back"));
        QVERIFY(touchLater(lesson, "notYet-Dev"));
        QVERIFY(lesson.said("Dev · 1 of 2"));
        QVERIFY(lesson.touch("endTrials"));
        QVERIFY(lesson.said("Dev 1 of 2"));
        QCOMPARE(lesson.seen("Dev").size(), 1U);
    }

    void aSingleTryTakenBackLeavesNothing() {
        Lesson lesson;
        QVERIFY(lesson.touch("beginTrials"));
        QVERIFY(lesson.touch("could-Dev"));
        QVERIFY(lesson.said("Dev · 1 of 1"));
        QVERIFY(lesson.touch("toastAction"));
        QVERIFY(lesson.said("Taken back"));
        QTRY_COMPARE(lesson.drafts().size(), 0U);
        QVERIFY(lesson.touch("endTrials"));
        QTRY_VERIFY(lesson.find("newPhoto"));
        QCOMPARE(lesson.seen("Dev").size(), 0U);
    }

    void theTriesOfAllAreTakenBackTogether() {
        Lesson lesson;
        QVERIFY(lesson.touch("beginTrials"));
        for (const auto* name : {"could-Amara", "notYet-Dev", "could-Cerys", "could-Elin"})
            QVERIFY(touchLater(lesson, QLatin1String(name)));
        QVERIFY(lesson.said("Elin · 1 of 1"));
        QVERIFY(lesson.touch("endTrials"));
        QVERIFY(lesson.said("Trials of 4 pupils · Saved on this tablet"));
        QCOMPARE(lesson.seen("Dev").size(), 1U);
        QVERIFY(lesson.touch("toastAction"));
        QVERIFY(lesson.said("Taken back"));
        for (const auto* name : {"Amara", "Dev", "Cerys", "Elin"})
            QCOMPARE(lesson.seen(name).size(), 0U);
    }

    void anotherStepBeginsAnotherRecord() {
        Lesson lesson;
        QVERIFY(lesson.touch("beginTrials"));
        QVERIFY(lesson.touch("could-Amara"));
        QVERIFY(lesson.said("Amara · 1 of 1"));
        QVERIFY(lesson.touch("step-Amara"));
        QTRY_VERIFY(lesson.board().picker()->isOpen());
        QVERIFY(lesson.touch("pick-" + lesson.board().picker()->options()->options()[1].id));
        QVERIFY(touchLater(lesson, "notYet-Amara"));
        QVERIFY(lesson.said("Amara · 0 of 1"));
        QVERIFY(lesson.touch("endTrials"));
        QVERIFY(lesson.said("Amara 0 of 1"));
        const auto seen = lesson.seen("Amara");
        QCOMPARE(seen.size(), 2U);
        QVERIFY(seen[0].stepTexts != seen[1].stepTexts);
    }

    void killedWhileCountingTheTriesAreInTheTray() {
        Lesson lesson;
        QVERIFY(lesson.touch("beginTrials"));
        QVERIFY(lesson.touch("could-Amara"));
        QVERIFY(touchLater(lesson, "could-Amara"));
        QVERIFY(touchLater(lesson, "notYet-Amara"));
        QVERIFY(lesson.said("Amara · 2 of 3 · Saved on this tablet"));
        lesson.restart();
        const auto drafts = lesson.drafts();
        QCOMPARE(drafts.size(), 1U);
        QTRY_COMPARE(lesson.board().tray()->count(), 1);
        QVERIFY(lesson.touch("draft-" + QString::fromStdString(drafts[0].id)));
        QTRY_COMPARE(lesson.capture().stage(), CaptureModel::Stage::Sheet);
        QCOMPARE(lesson.capture().times(), 2);
        QCOMPARE(lesson.capture().tries(), 3);
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Amara"));
        QCOMPARE(factsOf(lesson.seen("Amara")), (Facts{{"m", "3"}, {"n", "2"}}));
    }

    void aLockLeavesThemInTheTrayOfWhoCounted() {
        Lesson lesson;
        QVERIFY(lesson.touch("beginTrials"));
        QVERIFY(lesson.touch("could-Amara"));
        QVERIFY(lesson.said("Amara · 1 of 1"));
        lesson.board().show({});
        QVERIFY(!lesson.board().trials()->isOn());
        lesson.board().show({lesson.room().harbour});
        QTRY_COMPARE(lesson.board().tray()->count(), 1);
        QCOMPARE(lesson.seen("Amara").size(), 0U);
    }

    void severalAreChosenByTheirCards() {
        Lesson lesson;
        QVERIFY(lesson.touch("beginSeveral"));
        QVERIFY(lesson.touch("choose-Amara"));
        QVERIFY(lesson.touch("choose-Dev"));
        QVERIFY(lesson.touch("choose-Cerys"));
        QVERIFY(lesson.touch("choose-Cerys"));
        QTRY_COMPARE(lesson.board().several()->count(), 2);
        QVERIFY(lesson.touch("recordSeveral"));
        QTRY_COMPARE(lesson.capture().stage(), CaptureModel::Stage::Sheet);
        QTRY_COMPARE(lesson.capture().pupils()->chosenCount(), 2);
        lesson.capture().setNote(QStringLiteral("took turns with the big ball"));
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Amara, Dev"));
        QCOMPARE(lesson.seen("Amara").size(), 1U);
        QCOMPARE(lesson.seen("Dev").size(), 1U);
        QVERIFY(!lesson.find("choose-Amara"));
    }

    void noPhotoOfWhoMayNotBePhotographed() {
        Lesson lesson;
        QVERIFY(lesson.touch("beginSeveral"));
        QVERIFY(!lesson.find("photoSeveral")->isEnabled());
        QVERIFY(lesson.touch("choose-Amara"));
        QTRY_VERIFY(lesson.find("photoSeveral")->isEnabled());
        QVERIFY(lesson.touch("choose-Ben"));
        QTRY_VERIFY(!lesson.find("photoSeveral")->isEnabled());
        QCOMPARE(lesson.find("severalTold")->property("text").toString(), QStringLiteral("No photos of Ben"));
        QVERIFY(lesson.touch("choose-Ben"));
        QVERIFY(lesson.touch("choose-Dev"));
        QVERIFY(lesson.touch("choose-Elin"));
        QTRY_VERIFY(lesson.find("photoSeveral")->isEnabled());
        auto& room = lesson.room(); // withdrawn while they are being chosen
        room.load("consent", jotter::domain::pupilStream(lesson.pupil("Elin")),
                  jotter::EntityId::make(room.clock.now(), room.random), {{"photos", "none"}});
        QTRY_VERIFY(!lesson.find("photoSeveral")->isEnabled());
        QVERIFY(lesson.touch("choose-Elin"));
        QTRY_VERIFY(lesson.find("photoSeveral")->isEnabled());
        QVERIFY(lesson.touch("photoSeveral"));
        QTRY_COMPARE(lesson.capture().stage(), CaptureModel::Stage::Camera);
        QVERIFY(lesson.touch("shutter"));
        QTRY_COMPARE(lesson.capture().stage(), CaptureModel::Stage::Review);
        QVERIFY(lesson.touch("reviewDone"));
        QVERIFY(lesson.said("Amara, Dev · Photo"));
        QCOMPARE(lesson.seen("Amara").at(0).media.size(), 1U);
        QVERIFY(lesson.seen("Amara").at(0).media == lesson.seen("Dev").at(0).media);
    }

    void looks_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const bool dark : {false, true}) {
            const auto row = [&](const char* device, QSize size) {
                QTest::newRow(qPrintable(QLatin1String(device) + QLatin1String(dark ? "-dark" : "")))
                    << size << dark;
            };
            row("tablet", {1280, 800});
            row("portrait", {800, 1280});
            row("phone", {390, 844});
        }
    }

    void looks() {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        const auto device = QString::fromLatin1(QTest::currentDataTag());
        Lesson lesson(10);
        lesson.setDark(dark);
        lesson.resize(size);
        const auto begin = [&](const QString& what) {
            if (auto* button = lesson.find(what == "trials" ? "beginTrials" : "beginSeveral"); button)
                return lesson.touch(button->objectName());
            return lesson.touch("moreActions") && lesson.touch("pick-" + what);
        };
        QVERIFY(begin("trials"));
        QTRY_VERIFY(lesson.find("could-Amara"));
        QCOMPARE(lesson.unfit(), QStringList());
        QVERIFY(touchLater(lesson, "could-Amara"));
        QVERIFY(touchLater(lesson, "notYet-Amara"));
        QVERIFY(lesson.said("1 of 2"));
        lesson.shot(QStringLiteral("trials-%1").arg(device));
        QVERIFY(lesson.touch("endTrials"));
        QTRY_VERIFY(lesson.find("disc-Amara-own"));
        QVERIFY(begin("several"));
        QTRY_VERIFY(lesson.find("choose-Amara"));
        QCOMPARE(lesson.unfit(), QStringList());
        QVERIFY(lesson.touch("choose-Amara"));
        QVERIFY(lesson.touch("choose-Ben"));
        lesson.toast().dismiss();
        QTRY_COMPARE(lesson.board().several()->count(), 2);
        lesson.shot(QStringLiteral("several-%1").arg(device));
        QVERIFY(lesson.touch("cancelSeveral"));
        QTRY_VERIFY(!lesson.find("choose-Amara"));
    }
};

QTEST_MAIN(TrialsTest)
#include "trials.moc"
