// The desktop's player of clips, for real: clips of the real encoder, Qt's FFmpeg backend, and a sound server
// of the test's own, which it also does without.
#include "platform/desktop/desktop_clip_encoders.h"
#include "platform/desktop/desktop_clip_player.h"
#include "platform/desktop/desktop_microphone.h"
#include "platform/desktop/media_backend.h"
#include "tests/support/camera_frames.h"
#include "tests/support/must.h"
#include "tests/support/read_clip.h"
#include "tests/support/sound_server.h"
#include "tests/support/tone.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QSignalSpy>
#include <QVideoFrame>
#include <QVideoSink>
#include <QtTest>

using namespace jotter;
using namespace jotter::platform;
using support::must;
using test::apart;

namespace {
constexpr double pitch = 440;
const QColor first(200, 40, 40);
const QColor second(50, 60, 200);

/// The one colour and then the other, a half each, with a tone or without sound.
QByteArray clipOf(int seconds, bool withSound) {
    DesktopClipEncoders encoders(QCoreApplication::applicationDirPath() + QStringLiteral("/jotter-clips"));
    const auto encoder = encoders.begin(withSound);
    for (int i = 0; i < 24 * seconds; ++i) {
        const auto& colour = i < 12 * seconds ? first : second;
        must(encoder->see(test::cameraFrame(test::plain({320, 180}, colour)),
                          std::chrono::milliseconds(i * 1000 / 24)));
    }
    must(encoder->hear(test::toneOf(pitch, seconds * soundRate)));
    return must(encoder->finish());
}

QColor seenOn(const QVideoSink& screen) {
    const auto image = screen.videoFrame().toImage();
    return image.isNull() ? QColor() : image.pixelColor(image.rect().center());
}

/// A screen, and what the player says.
struct Watched {
    QVideoSink screen;
    DesktopClipPlayer player;
    QSignalSpy frames{&screen, &QVideoSink::videoFrameChanged};
    QSignalSpy reached{&player, &ClipPlayer::reached};
    QSignalSpy ended{&player, &ClipPlayer::ended};
    QSignalSpy failed{&player, &ClipPlayer::failed};

    [[nodiscard]] int position() const { return reached.isEmpty() ? 0 : reached.last().first().toInt(); }
};
} // namespace

class ClipPlayerTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::SoundServer> server_;
    QByteArray clip_;

private Q_SLOTS:
    void initTestCase() {
        if (JOTTER_HEARD) {
            server_ = std::make_unique<test::SoundServer>();
            QVERIFY(server_->begin());
        } else {
            qputenv("PULSE_SERVER", "unix:/nowhere"); // and nobody starts one
        }
        qputenv("QT_MEDIA_BACKEND", "another");
        chooseMediaBackend();
        QCOMPARE(qgetenv("QT_MEDIA_BACKEND"), QByteArray("another"));
        qunsetenv("QT_MEDIA_BACKEND");
        chooseMediaBackend();
        QCOMPARE(qgetenv("QT_MEDIA_BACKEND"), QByteArray("ffmpeg"));
        if (server_)
            QTRY_VERIFY_WITH_TIMEOUT(!QMediaDevices::defaultAudioOutput().isNull(), 20'000);
        else
            QVERIFY(QMediaDevices::defaultAudioOutput().isNull());
        clip_ = clipOf(2, true);
    }

    void itIsSeenToItsEnd() {
        Watched watched;
        watched.player.play(clip_, &watched.screen);
        QTRY_VERIFY(watched.frames.size() > 2);
        QVERIFY(apart(seenOn(watched.screen), first) < 12);
        QTRY_COMPARE_WITH_TIMEOUT(watched.ended.size(), 1, 20'000);
        QVERIFY(watched.frames.size() > 30);                 // of 48: a slow machine leaves some out
        QVERIFY(apart(seenOn(watched.screen), second) < 12); // the last picture stays
        QVERIFY(watched.reached.size() > 5);
        int before = 0;
        for (const auto& told : watched.reached) {
            QVERIFY(told[0].toInt() >= before);
            before = told[0].toInt();
            QVERIFY(std::abs(told[1].toInt() - 2000) < 60);
        }
        QCOMPARE(before, watched.reached.last()[1].toInt());
        QVERIFY(watched.failed.isEmpty());
        watched.player.stop();
        QVERIFY(!watched.screen.videoFrame().isValid());
        QCOMPARE(watched.ended.size(), 1);
    }

    void withoutSoundItIsSeen() {
        Watched watched;
        watched.player.play(clipOf(1, false), &watched.screen);
        QTRY_COMPARE_WITH_TIMEOUT(watched.ended.size(), 1, 20'000);
        QVERIFY(watched.frames.size() > 15);
    }

    void itIsHeard() {
        if (!server_) {
            QVERIFY(QMediaDevices::audioOutputs().isEmpty());
            return;
        }
        DesktopMicrophone microphone;
        QByteArray sound;
        connect(&microphone, &Microphone::heard, this, [&](const QByteArray& part) { sound += part; });
        microphone.start();
        Watched watched;
        watched.player.play(clip_, &watched.screen);
        QTRY_COMPARE_WITH_TIMEOUT(watched.ended.size(), 1, 20'000);
        microphone.stop();
        double best = 0;
        constexpr auto half = soundRate * sampleBytes / 2;
        for (qsizetype at = 0; at + half <= sound.size(); at += half / 4)
            best = std::max(best, test::shareOf(pitch, sound.mid(at, half)));
        QVERIFY2(best > 0.9, qPrintable(QString::number(best)));
    }

    void pausedItStaysWhereItIs() {
        Watched watched;
        watched.player.play(clip_, &watched.screen);
        QTRY_VERIFY(watched.position() > 300);
        watched.player.pause();
        const auto at = watched.position();
        // As long as the whole of it takes, and another clip meanwhile to its end.
        Watched other;
        other.player.play(clip_, &other.screen);
        QTRY_COMPARE_WITH_TIMEOUT(other.ended.size(), 1, 20'000);
        QCOMPARE(watched.position(), at);
        QVERIFY(watched.ended.isEmpty());
        QVERIFY(watched.screen.videoFrame().isValid());
        watched.player.resume();
        QTRY_COMPARE_WITH_TIMEOUT(watched.ended.size(), 1, 20'000);
    }

    void whatIsStoppedSaysNoMore() {
        Watched watched;
        watched.player.play(clip_, &watched.screen);
        QTRY_VERIFY(watched.frames.size() > 2);
        watched.player.stop();
        QVERIFY(!watched.screen.videoFrame().isValid());
        watched.frames.clear();
        watched.reached.clear();
        Watched other;
        other.player.play(clip_, &other.screen);
        QTRY_COMPARE_WITH_TIMEOUT(other.ended.size(), 1, 20'000);
        QCOMPARE(watched.frames.size(), 0);
        QCOMPARE(watched.reached.size(), 0);
        QCOMPARE(watched.ended.size(), 0);
        QCOMPARE(watched.failed.size(), 0);
        watched.player.pause(); // nothing to pause
        watched.player.resume();
        QVERIFY(!watched.screen.videoFrame().isValid());
    }

    void brokenOneAndStoppedSaysNothing() {
        Watched watched;
        watched.player.play("no clip", &watched.screen);
        watched.player.stop();
        Watched other;
        other.player.play("no clip", &other.screen);
        QTRY_COMPARE(other.failed.size(), 1);
        QCOMPARE(watched.failed.size(), 0);
        watched.player.play("no clip", &watched.screen); // nor when another took its place
        watched.player.play(clip_, &watched.screen);
        QTRY_COMPARE_WITH_TIMEOUT(watched.ended.size(), 1, 20'000);
        QCOMPARE(watched.failed.size(), 0);
    }

    void anotherTakesItsPlace() {
        Watched watched;
        watched.player.play(clip_, &watched.screen);
        QTRY_VERIFY(watched.position() > 300);
        watched.reached.clear();
        watched.player.play(clipOf(1, false), &watched.screen);
        QTRY_COMPARE_WITH_TIMEOUT(watched.ended.size(), 1, 20'000);
        for (const auto& told : watched.reached)
            QVERIFY(told[1].toInt() < 1100);
        watched.player.play(clip_, &watched.screen); // and the first one from its beginning
        QTRY_COMPARE_WITH_TIMEOUT(watched.ended.size(), 2, 20'000);
        QVERIFY(watched.failed.isEmpty());
    }

    void whatIsBrokenFails_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no clip") << QByteArray("clip 24 frames 96000 bytes");
        QTest::newRow("noise") << QByteArray(100'000, '\x5A');
        QTest::newRow("its beginning alone") << clip_.left(900);
        QTest::newRow("no pictures in it") << clip_.left(clip_.indexOf("moof") - 4);
        auto zeros = clip_;
        const auto data = zeros.indexOf("mdat") + 4;
        zeros.replace(data, zeros.size() - data, QByteArray(zeros.size() - data, '\0'));
        QTest::newRow("nothing where the pictures are") << zeros;
    }
    void whatIsBrokenFails() {
        QFETCH(QByteArray, bytes);
        Watched watched;
        watched.player.play(bytes, &watched.screen);
        QTRY_COMPARE_WITH_TIMEOUT(watched.failed.size(), 1, 20'000);
        QVERIFY(watched.ended.isEmpty());
        QVERIFY(!watched.screen.videoFrame().isValid());
    }

    void theScreenMayGoAway() {
        DesktopClipPlayer player;
        QSignalSpy ended(&player, &ClipPlayer::ended);
        auto screen = std::make_unique<QVideoSink>();
        QSignalSpy frames(screen.get(), &QVideoSink::videoFrameChanged);
        player.play(clip_, screen.get());
        QTRY_VERIFY(frames.size() > 2);
        screen.reset();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
        player.play(clip_, nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, 20'000);
    }

    void itMayGoAwayWhilePlaying() {
        QVideoSink screen;
        QSignalSpy frames(&screen, &QVideoSink::videoFrameChanged);
        auto player = std::make_unique<DesktopClipPlayer>();
        player->play(clip_, &screen);
        QTRY_VERIFY(frames.size() > 2);
        player.reset();
        QTRY_VERIFY(!screen.videoFrame().isValid());
    }
};

QTEST_MAIN(ClipPlayerTest)
#include "clip_player.moc"
