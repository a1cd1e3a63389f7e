#include "tests/qml/filming.h"

#include <QtTest>

using namespace std::chrono_literals;
using jotter::platform::FakeClipEncoders;
using jotter::test::bytesOf;
using jotter::test::filesOf;
using jotter::test::Filming;
using Stage = jotter::viewmodels::CaptureModel::Stage;

/// What ends a clip besides a touch: time, the device, the disk, and who has the tablet.
class ClipEndsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }

    void thirtySecondsAreTheMost() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(lesson.touch("newPhoto"));
        QVERIFY(filming.begin());
        filming.pass(19s);
        QCOMPARE(filming.clip().left(), QString());
        filming.pass(4s);
        QTRY_COMPARE(filming.timeShown(), QStringLiteral("0:23 · 7 seconds left"));
        filming.pass(20s);
        QVERIFY(!filming.clip().recording());
        QVERIFY(!lesson.microphone().listening());
        QTRY_COMPARE(lesson.capture().stage(), Stage::Who);
        QVERIFY(lesson.said("Thirty seconds are full"));
        QVERIFY(lesson.clipEncoders().given().lastFrame < 30s);
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
    }

    void aCameraThatShowsNothingKeepsNothing() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(lesson.touch("newPhoto"));
        QVERIFY(filming.begin());
        filming.at = 31s;
        QTRY_VERIFY(!filming.clip().recording());
        QVERIFY(filming.clip().sentence().startsWith(QStringLiteral("Nothing was filmed")));
        QCOMPARE(lesson.capture().stage(), Stage::Camera);
        QCOMPARE(filesOf(lesson), std::ptrdiff_t{0});
    }

    void aCameraThatIsPulledOutLeavesWhatWasFilmed() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(filming.beginOf(QStringLiteral("Amara")));
        filming.pass(4s);
        lesson.camera().setPluggedIn(false);
        QVERIFY(!filming.clip().recording());
        QTRY_COMPARE(lesson.capture().stage(), Stage::Sheet);
        QVERIFY(lesson.said("The camera went away"));
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Amara · Clip"));
    }

    void withoutAMicrophoneItHasNoSound() {
        Filming filming;
        auto& lesson = filming.lesson;
        lesson.microphone().setThere(false);
        QVERIFY(lesson.touch("newPhoto"));
        QVERIFY(filming.begin());
        QVERIFY(filming.clip().sentence().contains(QStringLiteral("no sound")));
        filming.pass(1s);
        QVERIFY(lesson.touch("film"));
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
        QVERIFY(!lesson.clipEncoders().given().withSound);
        QCOMPARE(lesson.clipEncoders().given().soundBytes, 0);
    }

    void aMicrophoneThatGoesAwayLeavesTheClip() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(lesson.touch("newPhoto"));
        QVERIFY(filming.begin());
        filming.pass(1s);
        lesson.microphone().breakOff();
        QVERIFY(filming.clip().sentence().contains(QStringLiteral("no sound")));
        filming.pass(1s);
        QVERIFY(lesson.touch("film"));
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
        QCOMPARE(lesson.clipEncoders().given().frames, 40);
    }

    void aDeviceThatRefusesSaysSo() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(filming.beginOf(QStringLiteral("Amara")));
        filming.pass(2200ms);
        QTRY_COMPARE(lesson.drafts().size(), 1U);
        const auto kept = lesson.drafts().at(0).media.at(0);
        lesson.clipEncoders().failAt(1);
        filming.pass(6s);
        QTRY_VERIFY(!filming.clip().recording());
        QVERIFY(!lesson.microphone().listening());
        QVERIFY(!filming.clip().sentence().isEmpty());
        QVERIFY(lesson.touch("cameraBack"));
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
        QVERIFY(lesson.touch("captureDone"));
        QTRY_VERIFY(lesson.seen("Amara").size() == 1U &&
                    lesson.seen("Amara").at(0).media == std::vector{kept});
    }

    void aDiskThatFailsEndsIt() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(filming.beginOf(QStringLiteral("Amara")));
        const auto media = lesson.room().folder() / "media";
        std::filesystem::rename(media, media.string() + " away");
        filming.pass(3s);
        QTRY_VERIFY(!filming.clip().recording());
        QVERIFY(!filming.clip().sentence().isEmpty());
        std::filesystem::rename(media.string() + " away", media);
        QVERIFY(lesson.touch("cameraBack"));
        lesson.capture().setNote("The rest in words");
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Amara · Note"));
    }

    void whenTheTabletIsLockedItEndsAndWaits() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(filming.beginOf(QStringLiteral("Amara")));
        filming.pass(2s);
        lesson.capture().suspend();
        QVERIFY(!filming.clip().recording());
        QVERIFY(!lesson.microphone().listening());
        QTRY_COMPARE(lesson.board().tray()->count(), 1);
        const auto given = lesson.clipEncoders().given();
        QTRY_COMPARE(bytesOf(lesson, lesson.drafts().at(0).media.at(0)),
                     FakeClipEncoders::clipOf(given.frames, given.soundBytes).toStdString());
        QCOMPARE(lesson.seen("Amara").size(), 0U);
    }

    void inTheBackgroundNothingIsFilmed() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(filming.beginOf(QStringLiteral("Amara")));
        filming.pass(2s);
        lesson.capture().hush();
        QVERIFY(!filming.clip().recording());
        QVERIFY(!lesson.microphone().listening());
        QTRY_COMPARE(lesson.capture().stage(), Stage::Sheet);
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
    }

    void leavingTheCameraEndsAndKeepsIt_data() {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("button") << false;
        QTest::newRow("escape") << true;
    }
    void leavingTheCameraEndsAndKeepsIt() {
        QFETCH(bool, byKey);
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(lesson.touch("newPhoto"));
        QVERIFY(filming.begin());
        filming.pass(1s);
        if (byKey)
            QTest::keyClick(&lesson.window(), Qt::Key_Escape);
        else
            QVERIFY(lesson.touch("cameraBack"));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Who);
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
    }
};

QTEST_MAIN(ClipEndsTest)
#include "clip_ends.moc"
