// The timetable on the lesson board: what it opens on, what is chosen, and what the bell does.
#include "tests/qml/taught_lesson.h"

#include <ctime>

using namespace std::chrono_literals;
using jotter::test::TaughtLesson;
using jotter::viewmodels::CaptureModel;

class BoardLessonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        qputenv("TZ", "Europe/London"); // the head tells the tablet's own time
        tzset();
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }

    void itOpensOnTheLessonThatRuns() {
        TaughtLesson school;
        school.teach("Art", "09:00", "10:00", "", school.heron());
        school.morning();
        QVERIFY(school.signIn());
        QCOMPARE(school.head(), QStringLiteral("Harbour Room | Maths · Wed 11:06"));
        QCOMPARE(school.lesson.board().facts(), QStringLiteral("Maths · Wednesday 11:06 · 4 pupils"));
        QCOMPARE(school.place(), QStringLiteral("In the hall"));
        school.lesson.room().clock.advance(10min); // into the next lesson's quarter of an hour
        QVERIFY(school.signIn());
        QCOMPARE(school.head(), QStringLiteral("Harbour Room | Maths · Wed 11:16"));
        school.lesson.room().clock.advance(20min);
        QVERIFY(school.signIn());
        QCOMPARE(school.head(), QStringLiteral("Year 4 Heron | English · Wed 11:36"));
        QCOMPARE(school.lesson.board().cards()->count(), 1);
    }

    void withoutATimetableItIsAsItWas() {
        TaughtLesson school;
        QVERIFY(school.signIn());
        QCOMPARE(school.head(), QStringLiteral("Harbour Room | Maths · Wed 11:06")); // the group's own word
        QVERIFY(!school.lesson.find("lessonPlace"));
        QVERIFY(school.lesson.touch("disc-Amara-own"));
        QVERIFY(school.lesson.said("Amara"));
        QCOMPARE(school.factOf("Amara"), QString());
        school.pass(3h);
        QCOMPARE(school.offer(), QString());
    }

    void afterTheLastLessonNothingIsOn() {
        TaughtLesson school;
        school.teach("Maths", "10:40", "11:30", "Hall", school.harbour());
        QVERIFY(school.signIn());
        QTRY_VERIFY(school.lesson.find("lessonPlace"));
        school.pass(1h);
        QCOMPARE(school.head(), QStringLiteral("Harbour Room | Wed 12:06"));
        QTRY_VERIFY(!school.lesson.find("lessonPlace"));
        QCOMPARE(school.place(), QString());
    }

    void aTabletWhoseClockIsWrongKnowsTheSchools() {
        TaughtLesson school;
        school.morning();
        // Half an hour ahead of the server, as the last contact found.
        QVERIFY(school.lesson.room().store().journal().remember(jotter::engine::rememberedClockOffset,
                                                                std::to_string(1'800'000)));
        school.lesson.room().clock.advance(30min);
        QVERIFY(school.signIn());
        QVERIFY2(school.head().startsWith("Harbour Room | Maths"), qPrintable(school.head()));
    }

    void anotherLessonOfTodayIsChosenAndKept() {
        TaughtLesson school;
        school.morning();
        QVERIFY(school.signIn());
        QVERIFY(school.lesson.touch("switchGroup"));
        QTRY_VERIFY(school.lesson.board().picker()->isOpen());
        QCOMPARE(school.choices(), (QStringList{"Maths*", "English", "Harbour Room", "Year 4 Heron"}));
        school.lesson.shot("board-which-lesson");
        school.lesson.board().picker()->close();
        QVERIFY(school.choose("switchGroup", "English"));
        QTRY_COMPARE(school.head(), QStringLiteral("Year 4 Heron | English · Wed 11:06"));
        QVERIFY(school.signIn()); // the tablet locked meanwhile
        QCOMPARE(school.head(), QStringLiteral("Year 4 Heron | English · Wed 11:06"));
        school.lesson.restart();
        QVERIFY(school.signIn());
        QCOMPARE(school.head(), QStringLiteral("Year 4 Heron | English · Wed 11:06"));
        school.lesson.room().clock.advance(70min); // all is over: the last choice
        QVERIFY(school.signIn());
        QCOMPARE(school.head(), QStringLiteral("Year 4 Heron | Wed 12:16"));
    }

    void anotherGroupIsChosenUntilTheLessonEnds() {
        TaughtLesson school;
        school.teach("Maths", "10:40", "11:30", "Hall", school.harbour());
        school.teach("Music", "11:30", "12:15", "Hall", school.harbour());
        QVERIFY(school.signIn());
        QVERIFY(school.choose("switchGroup", "Year 4 Heron"));
        QTRY_COMPARE(school.head(), QStringLiteral("Year 4 Heron | Wed 11:06"));
        school.pass(10min);
        QCOMPARE(school.offer(), QString());
        QVERIFY(school.signIn());
        QCOMPARE(school.head(), QStringLiteral("Year 4 Heron | Wed 11:16"));
        school.pass(15min);
        QCOMPARE(school.offer(), QStringLiteral("Next: Music with Harbour Room"));
        // And back by hand, to what the timetable says.
        QVERIFY(school.choose("switchGroup", "Harbour Room"));
        QTRY_COMPARE(school.head(), QStringLiteral("Harbour Room | Music · Wed 11:31"));
        QCOMPARE(school.offer(), QString());
    }

    void theBellOffersAndSwapsNothing() {
        TaughtLesson school;
        school.morning();
        QVERIFY(school.signIn());
        QVERIFY(school.lesson.touch("disc-Amara-own"));
        QVERIFY(school.lesson.said("Amara"));
        school.pass(30min);
        QCOMPARE(school.offer(), QString()); // a record was just made: not under the finger
        QCOMPARE(school.lesson.board().groupName(), QStringLiteral("Harbour Room"));
        school.lesson.toast().dismiss();
        QCOMPARE(school.offer(), QStringLiteral("Next: English with Year 4 Heron"));
        QCOMPARE(school.lesson.board().groupName(), QStringLiteral("Harbour Room"));
        QVERIFY(school.lesson.find("disc-Amara-own"));
        const int before = school.lesson.touches();
        QVERIFY(school.lesson.touch("lessonOffer"));
        QTRY_COMPARE(school.head(), QStringLiteral("Year 4 Heron | English · Wed 11:36"));
        QCOMPARE(school.lesson.touches() - before, 1);
        QTRY_VERIFY(school.lesson.find("disc-Wren-own"));
        QCOMPARE(school.place(), QStringLiteral("Library"));
        QTRY_VERIFY(!school.lesson.find("lessonOffer"));
    }

    void whatIsBeingDoneIsNotDisturbed() {
        TaughtLesson school;
        school.morning();
        QVERIFY(school.signIn());
        QVERIFY(school.lesson.touch("newNote"));
        QTRY_COMPARE(school.lesson.capture().stage(), CaptureModel::Stage::Sheet);
        school.pass(30min);
        QCOMPARE(school.offer(), QString());
        school.lesson.capture().setNote(QStringLiteral("Half a sentence"));
        school.lesson.capture().leave();
        QVERIFY(school.lesson.said("under To finish"));
        QCOMPARE(school.lesson.drafts().size(), 1U);
        school.lesson.toast().dismiss();
        school.lesson.board().tick();
        QVERIFY(school.lesson.touch("lessonOffer"));
        QTRY_VERIFY(school.lesson.find("disc-Wren-own"));
        QCOMPARE(school.lesson.drafts().size(), 1U); // still its author's
    }

    void whoStaysIsNotAskedAgain() {
        TaughtLesson school;
        school.morning();
        QVERIFY(school.signIn());
        school.pass(30min);
        QVERIFY(school.lesson.touch("lessonStay"));
        QTRY_VERIFY(!school.lesson.find("lessonOffer"));
        QCOMPARE(school.head(), QStringLiteral("Harbour Room | Maths · Wed 11:36"));
        QCOMPARE(school.place(), QStringLiteral("In the hall")); // it goes on where it was
        school.pass(10min);
        QCOMPARE(school.offer(), QString());
        QVERIFY(school.signIn());
        QCOMPARE(school.head(), QStringLiteral("Harbour Room | Maths · Wed 11:46"));
        school.pass(30min); // until that lesson is over
        QCOMPARE(school.head(), QStringLiteral("Harbour Room | Wed 12:16"));
    }

    void theSamePupilsNeedNoOffer() {
        TaughtLesson school;
        school.teach("Maths", "10:40", "11:30", "Hall", school.harbour());
        school.teach("Music", "11:30", "12:15", "Library", school.harbour());
        QVERIFY(school.signIn());
        QCOMPARE(school.place(), QStringLiteral("In the hall"));
        school.pass(25min);
        QCOMPARE(school.head(), QStringLiteral("Harbour Room | Music · Wed 11:31"));
        QCOMPARE(school.place(), QStringLiteral("Library"));
        QCOMPARE(school.offer(), QString());
    }

    void aTimetableThatComesMeanwhileIsFollowed() {
        TaughtLesson school;
        QVERIFY(school.signIn());
        school.teach("English", "10:40", "11:30", "Library", school.heron());
        QTRY_VERIFY((school.lesson.board().tick(), !school.offer().isEmpty()));
        QCOMPARE(school.offer(), QStringLiteral("Next: English with Year 4 Heron"));
        QCOMPARE(school.lesson.board().groupName(), QStringLiteral("Harbour Room"));
    }

    void looks_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const bool dark : {false, true})
            for (const auto& [name, size] :
                 {std::pair("tablet", QSize(1280, 800)), std::pair("portrait", QSize(800, 1280)),
                  std::pair("phone", QSize(390, 844))})
                QTest::addRow("%s%s", name, dark ? "-dark" : "") << size << dark;
    }
    void looks() {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        TaughtLesson school;
        school.morning();
        QVERIFY(school.signIn());
        school.lesson.setDark(dark);
        school.lesson.resize(size);
        const auto name = QString::fromLatin1(QTest::currentDataTag());
        QTRY_VERIFY(school.lesson.find("lessonPlace"));
        school.lesson.shot("board-lesson-" + name);
        const auto card = [&] { return school.lesson.find("disc-Amara-own")->mapToScene(QPointF(0, 0)); };
        const auto before = card();
        school.pass(30min);
        QTRY_VERIFY(school.lesson.find("lessonOffer"));
        school.lesson.shot("board-offer-" + name);
        QCOMPARE(card(), before); // nothing moves under the finger
        QCOMPARE(school.lesson.unfit(), QStringList());
    }

    void largeTextHasRoom() {
        TaughtLesson school;
        school.morning();
        QVERIFY(school.signIn());
        school.lesson.setTextScale(2);
        school.pass(30min);
        for (const QSize size : {QSize(1280, 800), QSize(390, 844)}) {
            school.lesson.resize(size);
            QTRY_VERIFY(school.lesson.find("lessonOffer"));
            QCOMPARE(school.lesson.unfit(), QStringList());
            auto* offer = school.lesson.find("lessonOffer");
            QVERIFY(offer->mapToScene(QPointF(offer->width(), 0)).x() <= size.width());
            school.lesson.shot(QStringLiteral("board-offer-large-%1").arg(size.width()));
        }
    }
};

QTEST_MAIN(BoardLessonTest)
#include "board_lesson.moc"
