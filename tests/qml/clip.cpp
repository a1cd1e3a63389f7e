#include "app/domain/media_kinds.h"
#include "tests/qml/filming.h"

#include <QtTest>

using namespace std::chrono_literals;
using jotter::platform::FakeClipEncoders;
using jotter::support::must;
using jotter::test::bytesOf;
using jotter::test::filesOf;
using jotter::test::Filming;
using Stage = jotter::viewmodels::CaptureModel::Stage;

/// A clip of at most thirty seconds, from the camera of a capture.
class ClipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }

    void oneTouchBeginsAndOneEnds() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(lesson.touch("newPhoto"));
        QVERIFY(filming.begin());
        QVERIFY(lesson.microphone().listening());
        filming.pass(7s);
        QTRY_COMPARE(filming.timeShown(), QStringLiteral("0:07"));
        QTRY_VERIFY(!lesson.find("shutter")); // the end is where the thumb is
        QVERIFY(lesson.touch("film"));
        QVERIFY(!lesson.microphone().listening());
        QTRY_COMPARE(lesson.capture().stage(), Stage::Who);
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
        QVERIFY(lesson.touch("who-Cerys"));
        QTRY_COMPARE(lesson.find("onlyPhoto")->property("text").toString(), QStringLiteral("Just the clip"));
        QVERIFY(lesson.touch("step-" + lesson.firstStep()));
        QVERIFY(lesson.said("Cerys · Clip · Saved on this tablet"));
        QCOMPARE(lesson.touches(), 5);
        const auto seen = lesson.seen("Cerys");
        QCOMPARE(seen.size(), 1U);
        QCOMPARE(seen[0].media.size(), 1U);
        const auto& clip = seen[0].media[0];
        QCOMPARE(clip.kind, std::string(jotter::domain::clipKind));
        const auto given = lesson.clipEncoders().given();
        QVERIFY(given.withSound && given.finished);
        QCOMPARE(given.frames, 140);
        QCOMPARE(given.soundBytes, 7 * jotter::platform::soundRate * jotter::platform::sampleBytes);
        QCOMPARE(bytesOf(lesson, clip),
                 FakeClipEncoders::clipOf(given.frames, given.soundBytes).toStdString());
        QVERIFY(clip.thumb);
        const auto picture =
            QImage::fromData(QByteArray::fromStdString(must(lesson.vault().readAll(*clip.thumb))));
        QVERIFY(std::max(picture.width(), picture.height()) == 256);
        QTRY_COMPARE(lesson.drafts().size(), 0U);
        QVERIFY(lesson.touch("toastAction"));
        QVERIFY(lesson.said("Taken back"));
        QCOMPARE(lesson.seen("Cerys").size(), 0U);
    }

    /// As the tablet dies: what was kept last is there, and nothing of what was kept before it.
    void whatWasFilmedSurvivesAKill() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(filming.beginOf(QStringLiteral("Amara")));
        filming.pass(2200ms);
        QTRY_COMPARE(lesson.drafts().size(), 1U);
        const auto first = lesson.drafts().at(0).media.at(0);
        QCOMPARE(lesson.capture().photos()->count(), 0); // not while it is being filmed
        filming.pass(6s);
        QTRY_VERIFY(lesson.drafts().at(0).media.at(0) != first);
        QCOMPARE(lesson.drafts().at(0).media.size(), 1U);
        QTRY_COMPARE(filesOf(lesson), std::ptrdiff_t{2}); // it and its picture
        const auto kept = lesson.drafts().at(0).media.at(0);
        lesson.restart();
        QTRY_COMPARE(lesson.board().tray()->count(), 1);
        QVERIFY(lesson.touch("draft-" + QString::fromStdString(lesson.drafts().at(0).id)));
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Amara · Clip"));
        QVERIFY(lesson.seen("Amara").at(0).media == std::vector{kept});
    }

    /// A camera whose frames are far apart: there is no whole clip yet when the first one would be kept.
    void aSlowCameraIsWaitedFor() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(filming.beginOf(QStringLiteral("Amara")));
        filming.at = 500ms;
        lesson.camera().frame();
        filming.at = 2500ms;
        QTRY_VERIFY(lesson.clipEncoders().given().soFarAsked > 0);
        QVERIFY(filming.clip().recording());
        filming.pass(5s);
        QTRY_COMPARE(lesson.drafts().size(), 1U);
        QVERIFY(filming.clip().recording());
        QVERIFY(lesson.touch("film"));
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
        QCOMPARE(lesson.capture().pictureSentence(), QString());
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Amara · Clip"));
    }

    void whereClipsCannotBeMadeNoneIsOffered() {
        Filming filming;
        filming.lesson.clipEncoders().setAvailable(false);
        QVERIFY(filming.lesson.touch("newPhoto"));
        QTRY_VERIFY(filming.lesson.find("shutter"));
        QVERIFY(!filming.lesson.find("film"));
    }

    /// What the device or the disk refuses ends it with a sentence; what was kept stays.
    /// Nobody films without being there: the lock, and another app in front.
    void clipsForLaterAreTwoTouchesEach() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(lesson.touch("newPhoto"));
        QVERIFY(lesson.touch("tagLater"));
        for (int clips = 1; clips <= 2; ++clips) {
            QVERIFY(filming.begin());
            filming.pass(1s);
            QVERIFY(lesson.touch("film"));
            QTRY_COMPARE(lesson.board().tray()->count(), clips);
            QCOMPARE(lesson.capture().stage(), Stage::Camera);
        }
        QVERIFY(filming.begin());
        filming.pass(1s);
        QVERIFY(lesson.touch("cameraBack"));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Closed);
        QTRY_COMPARE(lesson.board().tray()->count(), 3);
    }

    void noPhotosMeansNoClips() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(lesson.touch("newPhoto"));
        QVERIFY(filming.begin());
        filming.pass(1s);
        QVERIFY(lesson.touch("film"));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Who);
        const auto pupils = lesson.capture().pupils()->options();
        const auto ben = std::ranges::find(pupils, QStringLiteral("Ben"), &jotter::viewmodels::Option::label);
        QVERIFY(ben != pupils.end() && !ben->reason.isEmpty());
    }

    /// Nothing of a clip can be hidden, and that is said before and not after.
    void ofSeveralItIsSaidThatNobodyCanBeHidden() {
        Filming filming;
        auto& lesson = filming.lesson;
        lesson.capture().newPhotoOf({lesson.pupil("Amara"), lesson.pupil("Cerys")});
        QTRY_VERIFY(lesson.find("film"));
        QVERIFY(filming.begin());
        QVERIFY(lesson.capture().camera()->sentence().contains(QStringLiteral("hidden")));
        filming.pass(1s);
        QVERIFY(lesson.touch("film"));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Sheet);
        QVERIFY(lesson.touch("captureDone"));
        QTRY_COMPARE(lesson.seen("Amara").size(), 1U);
        QTRY_COMPARE(lesson.seen("Cerys").size(), 1U);
        QCOMPARE(lesson.seen("Amara")[0].media, lesson.seen("Cerys")[0].media);
    }

    void itIsSeenAgain() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(filming.beginOf(QStringLiteral("Amara")));
        filming.pass(3s);
        QVERIFY(lesson.touch("film"));
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
        QVERIFY(lesson.touch("lookPhoto0"));
        auto& player = lesson.clipPlayer();
        QTRY_VERIFY(player.playing());
        const auto given = lesson.clipEncoders().given();
        QCOMPARE(player.clip(), FakeClipEncoders::clipOf(given.frames, given.soundBytes));
        QVERIFY(player.screen());
        player.pass(1s);
        auto& viewer = *filming.clip().viewer();
        QCOMPARE(viewer.reached(), QStringLiteral("0:01"));
        QCOMPARE(viewer.length(), QStringLiteral("0:03"));
        QVERIFY(lesson.touch("toggleClip"));
        QVERIFY(player.paused() && !viewer.playing());
        QVERIFY(lesson.touch("toggleClip"));
        QVERIFY(player.playing());
        player.pass(3s);
        QVERIFY(!viewer.playing());
        QCOMPARE(viewer.progress(), 1.0);
        QVERIFY(lesson.touch("toggleClip")); // from its beginning
        QTRY_VERIFY(player.playing());
        player.breakOff();
        QVERIFY(viewer.sentence().contains(QStringLiteral("safe")));
        QVERIFY(lesson.touch("closeClip"));
        QTRY_VERIFY(!lesson.find("closeClip"));
        QVERIFY(!player.screen());
        QVERIFY(!viewer.isOpen());
    }

    /// Another app came in front while the clip was still being opened: nothing begins behind it.
    void whatHasNotBegunDoesNotBeginInTheBackground() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(filming.beginOf(QStringLiteral("Amara")));
        filming.pass(3s);
        QVERIFY(lesson.touch("film"));
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
        QVERIFY(lesson.touch("lookPhoto0"));
        lesson.capture().hush();
        lesson.settle();
        QVERIFY(!filming.clip().viewer()->playing());
        QVERIFY(!lesson.clipPlayer().playing());
        QVERIFY(lesson.touch("toggleClip"));
        QTRY_VERIFY(lesson.clipPlayer().playing());
    }

    /// The clip of one adult is not on the screen of the next one.
    void theLockTakesItFromTheScreen() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(filming.beginOf(QStringLiteral("Amara")));
        filming.pass(3s);
        QVERIFY(lesson.touch("film"));
        QVERIFY(lesson.touch("lookPhoto0"));
        QTRY_VERIFY(lesson.clipPlayer().playing());
        lesson.capture().suspend();
        QVERIFY(!lesson.clipPlayer().screen());
        QTRY_VERIFY(!lesson.find("clipScreen"));
    }

    void itIsTakenOut() {
        Filming filming;
        auto& lesson = filming.lesson;
        QVERIFY(filming.beginOf(QStringLiteral("Amara")));
        filming.pass(1s);
        QVERIFY(lesson.touch("film"));
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
        QVERIFY(lesson.touch("removePhoto0"));
        QTRY_COMPARE(lesson.capture().photos()->count(), 0);
        QVERIFY(lesson.touch("captureDone"));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Closed);
        QCOMPARE(lesson.seen("Amara").size(), 0U);
    }

    void looks_data() { jotter::test::addDevices(); }
    void looks() {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        Filming filming(10);
        auto& lesson = filming.lesson;
        lesson.setDark(dark);
        lesson.resize(size);
        const auto shot = [&](const char* what) {
            lesson.shot(QStringLiteral("clip-%1-%2")
                            .arg(QLatin1String(what), QLatin1String(QTest::currentDataTag())));
        };
        QVERIFY(lesson.touch("newPhoto"));
        QTRY_VERIFY(lesson.find("film"));
        QCOMPARE(lesson.unfit(), QStringList());
        shot("camera");
        const auto seen = lesson.window().grabWindow().pixelColor(size.width() / 2, size.height() / 2);
        QVERIFY2(seen.blue() > 100, qPrintable(seen.name())); // the picture of this camera is purple
        QVERIFY(filming.begin());
        filming.pass(23s);
        QTRY_VERIFY(filming.timeShown().contains(QStringLiteral("left")));
        QCOMPARE(lesson.unfit(), QStringList());
        shot("filming");
        QVERIFY(lesson.touch("film"));
        QTRY_COMPARE(lesson.capture().photos()->count(), 1);
        QVERIFY(lesson.touch("who-Amara"));
        lesson.capture().more();
        QTRY_VERIFY(lesson.find("lookPhoto0"));
        QCOMPARE(lesson.unfit(), QStringList());
        shot("sheet");
        lesson.find("lookPhoto0")->forceActiveFocus(); // on a phone it is below the fold
        QTest::keyClick(&lesson.window(), Qt::Key_Space);
        QTRY_VERIFY(lesson.clipPlayer().playing());
        lesson.clipPlayer().pass(1s);
        QTRY_VERIFY(lesson.find("closeClip"));
        QCOMPARE(lesson.unfit(), QStringList());
        shot("playing");
    }
};

QTEST_MAIN(ClipTest)
#include "clip.moc"
