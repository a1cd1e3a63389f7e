#include "tests/qml/lesson.h"

#include <QAccessible>
#include <QFile>
#include <QtTest>

using jotter::test::Lesson;
using Capture = jotter::viewmodels::CaptureModel;
using Stage = Capture::Stage;

namespace {

QString text(const std::string& words) {
    return QString::fromStdString(words);
}

} // namespace

/// The capture sheet and the camera as an adult uses them.
class CaptureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }
    void aPhotoForAPupilAndAStepIsFourTouches();
    void aPhotoLeftAloneWaitsInTheTray();
    void theSheetRecordsWhenItIsLeft();
    void anEmptySheetRecordsNothing();
    void aDraftSurvivesAKill();
    void aJudgingWordIsAskedAbout();
    void escLeavesAndKeeps();
    void swipingDownLeaves();
    void consentKeepsThePhotoAway();
    void aBrokenPictureLosesNothing();
    void aStepIsFoundAsItIsTyped();
    void howMuchHelpIsInSightHoweverManySteps_data();
    void howMuchHelpIsInSightHoweverManySteps();
    void withoutACameraAPictureCanBeChosen();
    void anotherPupilIsAdded();
    void everythingHasANameARoleAndRoom();
    void looks_data();
    void looks();
};

void CaptureTest::aPhotoForAPupilAndAStepIsFourTouches() {
    Lesson lesson;
    QVERIFY(lesson.touch("newPhoto"));
    QVERIFY(lesson.touch("shutter"));
    QVERIFY(lesson.touch("who-Cerys"));
    const auto step = lesson.firstStep();
    QVERIFY(lesson.touch("step-" + step));
    QVERIFY(lesson.said("Cerys · Photo · Saved on this tablet"));
    QCOMPARE(lesson.touches(), 4);
    const auto seen = lesson.seen("Cerys");
    QCOMPARE(seen.size(), 1U);
    QCOMPARE(seen[0].media.size(), 1U);
    QCOMPARE(text(seen[0].stepTexts.at(0)), QStringLiteral("Can ask for help with a symbol"));
    QTRY_COMPARE(lesson.drafts().size(), 0U);
    QVERIFY(lesson.touch("toastAction"));
    QVERIFY(lesson.said("Taken back"));
    QCOMPARE(lesson.seen("Cerys").size(), 0U);
}

void CaptureTest::aPhotoLeftAloneWaitsInTheTray() {
    Lesson lesson;
    QVERIFY(lesson.touch("newPhoto"));
    QVERIFY(lesson.touch("shutter"));
    QTRY_COMPARE(lesson.capture().stage(), Stage::Who);
    lesson.capture().leave();
    QVERIFY(lesson.said("under To finish"));
    lesson.restart();
    QTRY_COMPARE(lesson.board().tray()->count(), 1);
    const auto draft = lesson.drafts().at(0);
    QVERIFY(lesson.touch("draft-" + text(draft.id)));
    QVERIFY(lesson.touch("who-Dev"));
    const auto step = lesson.firstStep();
    QVERIFY(lesson.touch("step-" + step));
    QVERIFY(lesson.said("Dev · Photo"));
    QTRY_COMPARE(lesson.board().tray()->count(), 0);
    QCOMPARE(lesson.seen("Dev").at(0).media, draft.media);
}

void CaptureTest::theSheetRecordsWhenItIsLeft() {
    Lesson lesson;
    QVERIFY(lesson.touch("capture-Amara"));
    const auto step = lesson.firstStep();
    QVERIFY(lesson.touch("step-" + step));
    QVERIFY(lesson.touch("help-gesture"));
    lesson.capture().setNote("Pointed to each one");
    QVERIFY(lesson.touch("captureDone"));
    QVERIFY(lesson.said("Amara · Gesture · Note · Saved on this tablet"));
    const auto seen = lesson.seen("Amara");
    QCOMPARE(seen.size(), 1U);
    QCOMPARE(text(seen[0].note), QStringLiteral("Pointed to each one"));
    QCOMPARE(text(seen[0].help), QStringLiteral("gesture"));
    QTRY_COMPARE(lesson.drafts().size(), 0U);
}

void CaptureTest::anEmptySheetRecordsNothing() {
    Lesson lesson;
    QVERIFY(lesson.touch("capture-Amara"));
    QVERIFY(lesson.touch("captureDone"));
    QTRY_COMPARE(lesson.capture().stage(), Stage::Closed);
    QVERIFY(lesson.touch("newNote"));
    QVERIFY(lesson.touch("captureDone"));
    QTRY_COMPARE(lesson.capture().stage(), Stage::Closed);
    QCOMPARE(lesson.seen("Amara").size(), 0U);
    QCOMPARE(lesson.drafts().size(), 0U);
    QVERIFY(!lesson.toast().shown());
}

void CaptureTest::aDraftSurvivesAKill() {
    Lesson lesson;
    QVERIFY(lesson.touch("capture-Grace"));
    auto* note = lesson.find("noteInput");
    QVERIFY(note);
    note->forceActiveFocus();
    for (const char key : {'w', 'h', 'o', '?'})
        QTest::keyClick(&lesson.window(), key);
    QTRY_COMPARE(lesson.capture().note(), QStringLiteral("who?"));
    QTRY_VERIFY(lesson.capture().savingText().startsWith(QStringLiteral("Saved on this tablet")));
    lesson.restart();
    QTRY_COMPARE(lesson.board().tray()->count(), 1);
    QVERIFY(lesson.touch("draft-" + text(lesson.drafts().at(0).id)));
    QTRY_COMPARE(lesson.capture().note(), QStringLiteral("who?"));
    QVERIFY(lesson.touch("captureDone"));
    QVERIFY(lesson.said("Grace · Note"));
    QCOMPARE(text(lesson.seen("Grace").at(0).note), QStringLiteral("who?"));
}

/// A question, never a block: what was written is kept as it is.
void CaptureTest::aJudgingWordIsAskedAbout() {
    Lesson lesson;
    QVERIFY(lesson.touch("capture-Grace"));
    lesson.capture().setNote(QStringLiteral("Would not share: naughty"));
    QTRY_VERIFY(lesson.find("noteHint"));
    QCOMPARE(lesson.find("noteHint")->property("text").toString(),
             QStringLiteral("“naughty” is what you think. What did you see?"));
    lesson.shot(QStringLiteral("hint-tablet"));
    lesson.capture().setNote(QStringLiteral("Would not share: held on to the red car"));
    QTRY_VERIFY(!lesson.find("noteHint"));
    lesson.capture().setNote(QStringLiteral("A lovely morning"));
    QTRY_VERIFY(lesson.find("noteHint"));
    QVERIFY(lesson.touch("captureDone"));
    QVERIFY(lesson.said("Grace · Note"));
    QCOMPARE(text(lesson.seen("Grace").at(0).note), QStringLiteral("A lovely morning"));
}

void CaptureTest::escLeavesAndKeeps() {
    Lesson lesson;
    QVERIFY(lesson.touch("capture-Elin"));
    QVERIFY(lesson.touch("step-" + lesson.firstStep()));
    QTest::keyClick(&lesson.window(), Qt::Key_Escape);
    QVERIFY(lesson.said("Elin · Saved on this tablet"));
    QCOMPARE(lesson.seen("Elin").size(), 1U);
}

void CaptureTest::swipingDownLeaves() {
    Lesson lesson;
    QVERIFY(lesson.touch("capture-Elin"));
    QVERIFY(lesson.touch("step-" + lesson.firstStep()));
    auto* handle = lesson.find("sheetHandle");
    QVERIFY(handle);
    const auto from = handle->mapToScene(handle->boundingRect().center()).toPoint();
    auto* device = QTest::createTouchDevice();
    QTest::touchEvent(&lesson.window(), device).press(1, from, &lesson.window());
    for (int y = 20; y <= 160; y += 20)
        QTest::touchEvent(&lesson.window(), device).move(1, from + QPoint(0, y), &lesson.window());
    QTest::touchEvent(&lesson.window(), device).release(1, from + QPoint(0, 160), &lesson.window());
    QVERIFY(lesson.said("Elin · Saved on this tablet"));
}

void CaptureTest::consentKeepsThePhotoAway() {
    Lesson lesson;
    QVERIFY(lesson.touch("newPhoto"));
    QVERIFY(lesson.touch("shutter"));
    QTRY_VERIFY(lesson.find("who-Ben"));
    QVERIFY(!lesson.find("who-Ben")->isEnabled());
    lesson.capture().pupils()->pick(text(lesson.pupil("Ben").toString()));
    QCOMPARE(lesson.capture().stage(), Stage::Who);
    lesson.capture().leave();
    QVERIFY(lesson.said("under To finish"));
    QVERIFY(lesson.touch("capture-Ben"));
    QTRY_COMPARE(lesson.capture().photosRefused(), QStringLiteral("No photos of Ben"));
    QTRY_VERIFY(lesson.find("addPhoto"));
    QVERIFY(!lesson.find("addPhoto")->isEnabled());
    lesson.capture().addFiles({lesson.picture("a.jpg", Qt::gray)});
    QVERIFY(!lesson.capture().takingPictures());
}

void CaptureTest::aBrokenPictureLosesNothing() {
    Lesson lesson;
    QTemporaryDir folder;
    QFile broken(folder.filePath(QStringLiteral("broken.jpg")));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("\xFF\xD8\xFF\xE0 this is no picture");
    broken.close();
    QVERIFY(lesson.touch("capture-Dev"));
    lesson.capture().setNote("Turned the square");
    lesson.capture().addFiles(
        {QUrl::fromLocalFile(broken.fileName()), lesson.picture("b.jpg", Qt::darkGreen)});
    QTRY_VERIFY(!lesson.capture().takingPictures());
    QVERIFY(!lesson.capture().pictureSentence().isEmpty());
    QCOMPARE(lesson.capture().photos()->count(), 1);
    QVERIFY(lesson.touch("captureDone"));
    QVERIFY(lesson.said("Dev · Photo"));
    QCOMPARE(text(lesson.seen("Dev").at(0).note), QStringLiteral("Turned the square"));
    QCOMPARE(lesson.seen("Dev").at(0).media.size(), 1U);
}

void CaptureTest::aStepIsFoundAsItIsTyped() {
    Lesson lesson;
    QVERIFY(lesson.touch("capture-Amara"));
    lesson.firstStep();
    auto* search = lesson.find("stepSearchInput");
    QVERIFY(search);
    search->forceActiveFocus();
    for (const char key : {'n', 'u', 'm', 'e'})
        QTest::keyClick(&lesson.window(), key);
    QTRY_COMPARE(lesson.capture().found()->count(), 1);
    const auto found = lesson.capture().found()->options().front();
    QCOMPARE(found.label, QStringLiteral("Can match a numeral to a set"));
    QVERIFY(lesson.touch("found-" + found.id));
    QVERIFY(lesson.touch("captureDone"));
    QVERIFY(lesson.said("Amara"));
    QCOMPARE(text(lesson.seen("Amara").at(0).stepTexts.at(0)), found.label);
}

void CaptureTest::howMuchHelpIsInSightHoweverManySteps_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("tablet") << QSize(1280, 800);
    QTest::newRow("portrait") << QSize(800, 1280);
    QTest::newRow("phone") << QSize(390, 844);
}

/// Without scrolling: a step and how much help are what the sheet is opened for. The others are one touch
/// away.
void CaptureTest::howMuchHelpIsInSightHoweverManySteps() {
    QFETCH(QSize, size);
    constexpr int live = 9;
    Lesson lesson;
    lesson.resize(size);
    auto& room = lesson.room();
    for (int i = 2; i < live; ++i) // two there are
        room.load("step", jotter::domain::pupilStream(lesson.pupil("Amara")),
                  jotter::EntityId::make(room.clock.now(), room.random),
                  {{"strand", "Number"},
                   {"text", "Can do thing " + std::to_string(i)},
                   {"order", i},
                   {"live", true}});
    QVERIFY(lesson.touch("capture-Amara"));
    const auto* steps = lesson.capture().steps();
    QTRY_COMPARE(steps->count(), static_cast<int>(Capture::fewSteps) + 1);
    QVERIFY(lesson.touch("help-own"));
    const auto last = steps->options()[Capture::fewSteps - 1].id;
    QVERIFY(lesson.touch("step-" + last));
    QVERIFY(lesson.touch("step-" + QLatin1String(Capture::allSteps)));
    QTRY_COMPARE(steps->count(), live);
    lesson.shot(QStringLiteral("allsteps-%1").arg(QLatin1String(QTest::currentDataTag())));
    QCOMPARE(steps->options()[Capture::fewSteps - 1].id, last);
    QVERIFY(steps->options()[Capture::fewSteps - 1].chosen);
    QVERIFY(lesson.touch("captureDone"));
    QVERIFY(lesson.said("Amara · On their own · Saved on this tablet"));
}

void CaptureTest::withoutACameraAPictureCanBeChosen() {
    Lesson lesson(7, Lesson::Sees::Nothing);
    QVERIFY(lesson.touch("newPhoto"));
    QTRY_VERIFY(lesson.find("choosePicture"));
    QVERIFY(!lesson.find("shutter"));
    lesson.shot("camera-none");
    lesson.capture().addFiles({lesson.picture("c.jpg", Qt::darkCyan)});
    QTRY_COMPARE(lesson.capture().stage(), Stage::Who);
    QTRY_COMPARE(lesson.capture().photos()->count(), 1);
}

void CaptureTest::anotherPupilIsAdded() {
    Lesson lesson;
    QVERIFY(lesson.touch("capture-Amara"));
    QVERIFY(lesson.touch("pupil-add"));
    QVERIFY(lesson.touch("pupil-" + text(lesson.pupil("Dev").toString())));
    lesson.capture().setNote("Built a tower together");
    QVERIFY(lesson.touch("captureDone"));
    QVERIFY(lesson.said("Amara, Dev · Note · Saved on this tablet"));
    QCOMPARE(text(lesson.seen("Dev").at(0).note), QStringLiteral("Built a tower together"));
    QVERIFY(lesson.touch("toastAction"));
    QVERIFY(lesson.said("Taken back"));
    QCOMPARE(lesson.seen("Amara").size(), 0U);
    QCOMPARE(lesson.seen("Dev").size(), 0U);
}

void CaptureTest::everythingHasANameARoleAndRoom() {
    Lesson lesson(10);
    for (const QSize size : {QSize(1280, 800), QSize(390, 844)}) {
        lesson.resize(size);
        lesson.capture().openFor({lesson.pupil("Amara")});
        QTRY_VERIFY(lesson.find("captureDone"));
        lesson.firstStep();
        QCOMPARE(lesson.unfit(), QStringList());
        lesson.capture().leave();
    }
}

void CaptureTest::looks_data() {
    jotter::test::addDevices();
}

void CaptureTest::looks() {
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    const auto shot = [&](Lesson& lesson, const char* what) {
        lesson.shot(QStringLiteral("%1-%2").arg(QLatin1String(what), QLatin1String(QTest::currentDataTag())));
    };
    Lesson lesson(10);
    lesson.setDark(dark);
    lesson.resize(size);
    QVERIFY(lesson.touch("newPhoto"));
    QTRY_VERIFY(lesson.find("shutter"));
    shot(lesson, "camera");
    QVERIFY(lesson.touch("shutter"));
    QTRY_COMPARE(lesson.capture().photos()->count(), 1);
    shot(lesson, "who");
    QVERIFY(lesson.touch("who-Amara"));
    const auto step = lesson.firstStep();
    QTRY_VERIFY(lesson.find("step-" + step));
    shot(lesson, "whichstep");
    QVERIFY(lesson.touch("stageMore"));
    QTRY_VERIFY(lesson.find("captureDone"));
    shot(lesson, "more");
    QVERIFY(lesson.touch("step-" + step));
    QVERIFY(lesson.touch("help-gesture"));
    lesson.capture().setNote("Gave me the drink card at snack, then pointed to the jug.");
    QTRY_VERIFY(lesson.capture().savingText().startsWith(QStringLiteral("Saved")));
    shot(lesson, "sheet");
    lesson.capture().suspend();
    QTRY_COMPARE(lesson.board().tray()->count(), 1);
    shot(lesson, "tray");
    lesson.board().cards()->cards().front()->askSteps();
    QTRY_VERIFY(lesson.find("pick-" + step));
    shot(lesson, "steps");
    lesson.board().picker()->close();
    lesson.setTextScale(2);
    lesson.capture().openFor({lesson.pupil("Amara")});
    lesson.firstStep();
    shot(lesson, "sheet-large");
    lesson.capture().leave();
    lesson.setTextScale(1);
    lesson.board().cards()->cards().front()->press(4);
    QTRY_VERIFY(lesson.find("pick-full"));
    shot(lesson, "morehelp");
    QCOMPARE(lesson.board().picker()->options()->count(), 3);
}

QTEST_MAIN(CaptureTest)
#include "capture.moc"
