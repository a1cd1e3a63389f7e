// Where a lesson is: the place of what is captured in it, and whether there may be a camera.
#include "tests/qml/taught_lesson.h"

using namespace std::chrono_literals;
using jotter::test::TaughtLesson;
using jotter::viewmodels::CaptureModel;

class BoardPlaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }

    void whatIsRecordedIsWhereTheLessonIs() {
        TaughtLesson school;
        school.morning();
        QVERIFY(school.signIn());
        QVERIFY(school.lesson.touch("disc-Amara-own"));
        QVERIFY(school.lesson.said("Amara"));
        QCOMPARE(school.factOf("Amara"), QStringLiteral("hall"));

        auto& trials = *school.lesson.board().trials();
        trials.begin();
        QVERIFY(school.lesson.touch("could-Cerys"));
        QVERIFY(school.lesson.said("1 of 1"));
        trials.finish();
        QTRY_COMPARE(school.lesson.seen("Cerys").size(), 1U);
        QCOMPARE(school.factOf("Cerys"), QStringLiteral("hall"));

        // On the sheet it is chosen already, and alone it is nothing to keep.
        QVERIFY(school.lesson.touch("capture-Dev"));
        QTRY_VERIFY(school.lesson.find("place-hall"));
        QVERIFY(school.lesson.find("place-hall")->property("selected").toBool());
        QVERIFY(school.lesson.touch("captureDone"));
        QTRY_COMPARE(school.lesson.capture().stage(), CaptureModel::Stage::Closed);
        QCOMPARE(school.lesson.seen("Dev").size(), 0U);
        QCOMPARE(school.lesson.drafts().size(), 0U);
        QVERIFY(school.lesson.touch("capture-Dev"));
        school.lesson.capture().facts()->places()->pick(QStringLiteral("playground"));
        school.lesson.capture().setNote(QStringLiteral("Went out to the slide"));
        school.lesson.capture().leave();
        QTRY_COMPARE(school.lesson.seen("Dev").size(), 1U);
        QCOMPARE(school.factOf("Dev"), QStringLiteral("playground"));
    }

    void aRoomThatIsNoPlaceOfTheScaleIsOneOfItsOwn() {
        TaughtLesson school;
        school.teach("Maths", "10:40", "11:30", "Room 7", school.harbour());
        QVERIFY(school.signIn());
        QCOMPARE(school.place(), QStringLiteral("Room 7"));
        QVERIFY(school.lesson.touch("capture-Dev"));
        QTRY_VERIFY(school.lesson.find("place-Room 7"));
        QVERIFY(school.lesson.find("place-Room 7")->property("selected").toBool());
        school.lesson.capture().facts()->places()->pick(QStringLiteral("Room 7")); // taken back,
        QTRY_VERIFY(!school.lesson.find("place-Room 7")->property("selected").toBool());
        school.lesson.capture().facts()->places()->pick(QStringLiteral("Room 7")); // and said again
        school.lesson.capture().setNote(QStringLiteral("Sat by the window"));
        school.lesson.capture().leave();
        QTRY_COMPARE(school.lesson.seen("Dev").size(), 1U);
        QCOMPARE(school.factOf("Dev"), QStringLiteral("Room 7"));
    }

    void thePlaceOfTheLessonIsSaidOnTheBoard() {
        TaughtLesson school;
        school.morning();
        QVERIFY(school.signIn());
        const int before = school.lesson.touches();
        QVERIFY(school.choose("lessonPlace", "In the playground"));
        QTRY_COMPARE(school.place(), QStringLiteral("In the playground"));
        QCOMPARE(school.lesson.touches() - before, 2);
        QVERIFY(school.lesson.touch("disc-Amara-own"));
        QVERIFY(school.lesson.said("Amara"));
        QCOMPARE(school.factOf("Amara"), QStringLiteral("playground"));
        QVERIFY(school.signIn());
        QCOMPARE(school.head(), QStringLiteral("Harbour Room | Maths · Wed 11:06"));
        QCOMPARE(school.place(), QStringLiteral("In the playground"));
        QVERIFY(school.choose("lessonPlace", "Several places, or none of these"));
        QTRY_COMPARE(school.place(), QString());
        school.pass(30min); // another lesson, in its own room
        school.lesson.toast().dismiss();
        school.lesson.board().tick();
        QVERIFY(school.lesson.touch("lessonOffer"));
        QTRY_COMPARE(school.place(), QStringLiteral("Library"));
    }

    void whereNoCamerasAreTheShutterIsRefused() {
        TaughtLesson school;
        school.teach("Swimming", "10:40", "11:30", "Changing Room", school.harbour());
        QVERIFY(school.signIn());
        QCOMPARE(school.place(), QStringLiteral("In the changing room"));
        QVERIFY(school.lesson.touch("newPhoto"));
        QTRY_COMPARE(school.lesson.capture().stage(), CaptureModel::Stage::Camera);
        QTRY_VERIFY(school.lesson.find("cameraBack"));
        QCOMPARE(school.lesson.capture().photosRefused(), QStringLiteral("No cameras here"));
        QVERIFY(!school.lesson.find("shutter"));
        QVERIFY(!school.lesson.find("choosePicture"));
        school.lesson.shot("camera-refused");
        // Not by any other way either.
        school.lesson.capture().camera()->shutter();
        QTRY_COMPARE(school.lesson.capture().camera()->sentence(), QStringLiteral("No cameras here"));
        QCOMPARE(school.lesson.capture().photos()->count(), 0);
        QVERIFY(school.lesson.touch("cameraBack"));
        QTRY_COMPARE(school.lesson.capture().stage(), CaptureModel::Stage::Closed);
        QCOMPARE(school.lesson.drafts().size(), 0U);
        // Now they are in the hall.
        QVERIFY(school.choose("lessonPlace", "In the hall"));
        QTRY_COMPARE(school.place(), QStringLiteral("In the hall"));
        QVERIFY(school.lesson.touch("newPhoto"));
        QVERIFY(school.lesson.touch("shutter"));
        QTRY_COMPARE(school.lesson.capture().photos()->count(), 1);
    }

    void aRoomThatTheSchoolNamesHasNoCameras() {
        TaughtLesson school;
        school.add("scale", {{"kind", "no_cameras"}, {"levels", {{{"id", "room_7"}, {"label", "Room 7"}}}}});
        school.teach("Maths", "10:40", "11:30", "room 7", school.harbour());
        QVERIFY(school.signIn());
        QCOMPARE(school.place(), QStringLiteral("Room 7"));
        QVERIFY(school.lesson.touch("newPhoto"));
        QTRY_COMPARE(school.lesson.capture().photosRefused(), QStringLiteral("No cameras here"));
    }

    void aPhotoForLaterKnowsItsPlace() {
        TaughtLesson school;
        school.morning();
        QVERIFY(school.signIn());
        school.lesson.capture().forLater()->setOn(true);
        QVERIFY(school.lesson.touch("newPhoto"));
        QVERIFY(school.lesson.touch("shutter"));
        QTRY_COMPARE(school.lesson.drafts().size(), 1U);
        QVERIFY(school.lesson.touch("cameraBack"));
        school.pass(30min);
        school.lesson.toast().dismiss();
        school.lesson.board().tick();
        QVERIFY(!school.offer().isEmpty());
        school.lesson.board().lesson()->take();
        QTRY_COMPARE(school.place(), QStringLiteral("Library"));
        school.lesson.capture().openDraft(school.lesson.drafts().at(0));
        QTRY_COMPARE(school.lesson.capture().stage(), CaptureModel::Stage::Who);
        school.lesson.capture().more();
        QTRY_VERIFY(school.lesson.find("place-hall"));
        QVERIFY(school.lesson.find("place-hall")->property("selected").toBool());
    }
};

QTEST_MAIN(BoardPlaceTest)
#include "board_place.moc"
