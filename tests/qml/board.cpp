#include "tests/qml/lesson.h"

#include <QAccessible>
#include <QtTest>

using jotter::test::Lesson;

namespace {
QString text(const std::string& words) {
    return QString::fromStdString(words);
}
} // namespace

/// The lesson board as an adult uses it: by touch, by keyboard, by ear.
class BoardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }
    void oneTouchRecordsTheLiveStep();
    void aTremblingFingerRecordsOnce();
    void undoTakesItBack();
    void afterUndoTheSameDiscCountsAtOnce();
    void anotherStepIsThreeTouches();
    void moreHelpAsksWhich();
    void aCardTellsConsentAndWhoIsUnseen();
    void withoutALiveStepADiscOpensTheSheet();
    void theKeyboardReachesAndPressesADisc();
    void everythingHasANameARoleAndRoom_data();
    void everythingHasANameARoleAndRoom();
    void largeTextStaysUsable();
    void looks_data();
    void looks();
    void anEmptyGroupSaysWhatToDo();
    void initialsStandInsteadOfNames();
    void twoOfTheSameNameAreToldApart();
};

void BoardTest::oneTouchRecordsTheLiveStep() {
    Lesson lesson;
    QVERIFY(lesson.touch("disc-Amara-own"));
    QVERIFY(lesson.said("Amara · On their own · Saved on this tablet"));
    QCOMPARE(lesson.touches(), 1);
    const auto seen = lesson.seen("Amara");
    QCOMPARE(seen.size(), 1U);
    QCOMPARE(text(seen[0].help), QStringLiteral("own"));
    QCOMPARE(text(seen[0].stepTexts.at(0)), QStringLiteral("Can count five objects and say how many"));
    lesson.restart();
    QCOMPARE(lesson.seen("Amara").size(), 1U);
}

void BoardTest::aTremblingFingerRecordsOnce() {
    Lesson lesson;
    QVERIFY(lesson.touch("disc-Amara-own"));
    lesson.room().clock.advance(std::chrono::milliseconds(150));
    QVERIFY(lesson.touch("disc-Amara-own"));
    QVERIFY(lesson.said("Amara"));
    lesson.room().clock.advance(std::chrono::seconds(2));
    QVERIFY(lesson.touch("disc-Amara-own"));
    QTRY_COMPARE(lesson.seen("Amara").size(), 2U);
}

void BoardTest::undoTakesItBack() {
    Lesson lesson;
    QVERIFY(lesson.touch("disc-Dev-gesture"));
    QVERIFY(lesson.said("Dev · Gesture"));
    QVERIFY(lesson.touch("toastAction"));
    QVERIFY(lesson.said("Taken back"));
    QCOMPARE(lesson.seen("Dev").size(), 0U);
}

void BoardTest::afterUndoTheSameDiscCountsAtOnce() {
    Lesson lesson; // its clock stands still: all of this is within the moment that a tremble takes
    QVERIFY(lesson.touch("disc-Dev-gesture"));
    QVERIFY(lesson.said("Dev · Gesture"));
    QVERIFY(lesson.touch("toastAction"));
    QVERIFY(lesson.said("Taken back"));
    QVERIFY(lesson.touch("disc-Dev-gesture"));
    QVERIFY(lesson.said("Dev · Gesture"));
    QCOMPARE(lesson.seen("Dev").size(), 1U);
}

void BoardTest::anotherStepIsThreeTouches() {
    Lesson lesson;
    QVERIFY(lesson.touch("step-Amara"));
    QTRY_VERIFY(lesson.board().picker()->isOpen());
    const auto& steps = lesson.board().picker()->options()->options();
    QCOMPARE(steps.size(), 3U);
    QVERIFY(lesson.touch("pick-" + steps[1].id));
    QVERIFY(lesson.touch("disc-Amara-reminder"));
    QVERIFY(lesson.said("Amara · Reminder"));
    QCOMPARE(lesson.touches(), 3);
    QCOMPARE(text(lesson.seen("Amara").at(0).stepTexts.at(0)), QStringLiteral("Can sort by colour"));
}

void BoardTest::moreHelpAsksWhich() {
    Lesson lesson;
    QVERIFY(lesson.touch("disc-Elin-more"));
    QVERIFY(lesson.touch("pick-not_today"));
    QVERIFY(lesson.said("Elin · Not today"));
    QCOMPARE(text(lesson.seen("Elin").at(0).help), QStringLiteral("not_today"));
}

void BoardTest::aCardTellsConsentAndWhoIsUnseen() {
    Lesson lesson;
    auto* head = lesson.find("pupil-Ben");
    QVERIFY(head);
    auto* spoken = QAccessible::queryAccessibleInterface(head);
    QCOMPARE(spoken->text(QAccessible::Name),
             QStringLiteral("Ben, Communication, No photos, Not seen this week"));
    auto* dev = QAccessible::queryAccessibleInterface(lesson.find("pupil-Dev"));
    QCOMPARE(
        dev->text(QAccessible::Name),
        QStringLiteral("Dev, Epilepsy: time a seizure, at 5 minutes call 999, Number, Not seen this week"));
    QVERIFY(lesson.find("alerted"));
    QVERIFY(lesson.touch("disc-Ben-own"));
    QTRY_COMPARE(spoken->text(QAccessible::Name), QStringLiteral("Ben, Communication, No photos"));
}

void BoardTest::withoutALiveStepADiscOpensTheSheet() {
    Lesson lesson(10);
    lesson.resize({800, 1280});
    QVERIFY(lesson.touch("disc-Joseph-own"));
    QTRY_COMPARE(lesson.capture().stage(), jotter::viewmodels::CaptureModel::Stage::Sheet);
    QTRY_VERIFY(lesson.find("help-own"));
    QCOMPARE(lesson.find("help-own")->property("selected").toBool(), true);
    QCOMPARE(lesson.seen("Joseph").size(), 0U);
}

void BoardTest::theKeyboardReachesAndPressesADisc() {
    Lesson lesson(1);
    lesson.window().requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(&lesson.window()));
    for (int i = 0; i < 30; ++i) {
        QTest::keyClick(&lesson.window(), Qt::Key_Tab);
        const auto* here = lesson.window().activeFocusItem();
        if (here && here->objectName() == QStringLiteral("disc-Amara-shown"))
            break;
    }
    QVERIFY(lesson.window().activeFocusItem());
    QCOMPARE(lesson.window().activeFocusItem()->objectName(), QStringLiteral("disc-Amara-shown"));
    QTest::keyClick(&lesson.window(), Qt::Key_Return);
    QVERIFY(lesson.said("Amara · Shown how"));
    lesson.room().clock.advance(std::chrono::seconds(1));
    QTest::keyClick(&lesson.window(), Qt::Key_Space);
    QTRY_COMPARE(lesson.seen("Amara").size(), 2U);
}

void BoardTest::everythingHasANameARoleAndRoom_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("tablet") << QSize(1280, 800);
    QTest::newRow("portrait") << QSize(800, 1280);
    QTest::newRow("phone") << QSize(390, 844);
}

void BoardTest::everythingHasANameARoleAndRoom() {
    QFETCH(QSize, size);
    Lesson lesson(10);
    lesson.resize(size);
    QTRY_VERIFY(lesson.interactive().size() > 40U);
    QCOMPARE(lesson.unfit(), QStringList());
}

void BoardTest::largeTextStaysUsable() {
    Lesson lesson(10);
    lesson.setTextScale(2);
    for (const QSize size : {QSize(1280, 800), QSize(390, 844)}) {
        lesson.resize(size);
        QCOMPARE(lesson.unfit(), QStringList());
        lesson.shot(QStringLiteral("board-large-%1").arg(size.width()));
    }
}

void BoardTest::looks_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("pupils");
    for (const bool dark : {false, true})
        for (const int pupils : {7, 10}) {
            const auto name = [&](const char* device) {
                return QStringLiteral("%1-%2%3")
                    .arg(QLatin1String(device))
                    .arg(pupils)
                    .arg(dark ? "-dark" : "")
                    .toLatin1();
            };
            QTest::newRow(name("tablet").constData()) << QSize(1280, 800) << dark << pupils;
            QTest::newRow(name("portrait").constData()) << QSize(800, 1280) << dark << pupils;
            QTest::newRow(name("phone").constData()) << QSize(390, 844) << dark << pupils;
        }
}

void BoardTest::looks() {
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(int, pupils);
    Lesson lesson(pupils);
    lesson.setDark(dark);
    lesson.resize(size);
    lesson.shot(QStringLiteral("board-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(lesson.touch("disc-Amara-own"));
    QVERIFY(lesson.said("Saved on this tablet"));
    lesson.shot(QStringLiteral("board-%1-toast").arg(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(lesson.find("disc-Amara-own")->property("selected").toBool());
}

void BoardTest::anEmptyGroupSaysWhatToDo() {
    Lesson lesson(0);
    QTRY_VERIFY(lesson.find("boardEmpty"));
    lesson.shot("board-empty");
    QVERIFY(!lesson.find("newPhoto")->isEnabled());
}

void BoardTest::initialsStandInsteadOfNames() {
    Lesson lesson;
    const auto shown = [&](std::size_t which) { return lesson.board().cards()->cards()[which]->shownName(); };
    QCOMPARE(shown(0), QStringLiteral("Amara"));
    lesson.board().setInitialsOnly(true);
    QTRY_COMPARE(shown(0), QStringLiteral("AK"));
    lesson.shot("board-initials");
    QVERIFY(lesson.touch("disc-Amara-own"));
    QVERIFY(lesson.said("AK · On their own · Saved on this tablet"));
    // Who listens hears the name.
    QVERIFY(QAccessible::queryAccessibleInterface(lesson.find("pupil-Amara"))
                ->text(QAccessible::Name)
                .startsWith(QStringLiteral("Amara, ")));
    lesson.restart();
    QTRY_COMPARE(shown(0), QStringLiteral("AK"));
    lesson.board().setInitialsOnly(false);
    QTRY_COMPARE(shown(0), QStringLiteral("Amara"));
}

void BoardTest::twoOfTheSameNameAreToldApart() {
    Lesson lesson(2);
    auto& room = lesson.room();
    const auto id = [&] { return jotter::EntityId::make(room.clock.now(), room.random); };
    const auto pupil = id();
    const auto stream = jotter::domain::pupilStream(jotter::PupilId{pupil.value});
    room.load("pupil", stream, pupil, {{"given", "Amara"}, {"family", "Zielinska"}});
    room.load("membership", stream, id(),
              {{"group", room.harbour.toString()}, {"from", "2020-09-01"}, {"to", nullptr}});
    lesson.restart();
    QStringList names;
    for (const auto& card : lesson.board().cards()->cards())
        names.append(card->shownName());
    QCOMPARE(names, (QStringList{"Amara K", "Amara Z", "Ben"}));
}

QTEST_MAIN(BoardTest)
#include "board.moc"
