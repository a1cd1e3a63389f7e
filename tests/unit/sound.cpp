// The desktop's microphone and speaker, for real: a sound server of the test's own, with a sink that nobody
// hears and a microphone that hears what is played into it.
#include "app/media/voice_decoder.h"
#include "app/media/voice_encoder.h"
#include "platform/desktop/desktop_microphone.h"
#include "platform/desktop/desktop_speaker.h"
#include "platform/desktop/media_backend.h"
#include "tests/support/dies_with_test.h"
#include "tests/support/must.h"
#include "tests/support/sound_server.h"
#include "tests/support/tone.h"

#include <QProcess>
#include <QSignalSpy>
#include <QtTest>

using namespace jotter;
using namespace jotter::platform;
using support::must;

namespace {
constexpr double pitch = 440;
constexpr qint64 second = soundRate;

/// What the microphone heard, with the quiet before and after.
QByteArray joined(const QSignalSpy& heard) {
    QByteArray sound;
    for (const auto& part : heard)
        sound += part.first().toByteArray();
    return sound;
}

/// The best of its seconds: where the tone is, it is nearly all that is heard.
double toneIn(const QByteArray& sound) {
    double best = 0;
    const auto step = second / 4 * sampleBytes;
    for (qsizetype at = 0; at + second * sampleBytes <= sound.size(); at += step)
        best = std::max(best, test::shareOf(pitch, sound.mid(at, second * sampleBytes)));
    return best;
}
} // namespace

class SoundTest : public QObject {
    Q_OBJECT

    test::SoundServer server_;

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(server_.begin());
        chooseMediaBackend(); // as the app does
        // Qt asks the sound server for what there is on a thread of its own.
        DesktopMicrophone microphone;
        QTRY_VERIFY_WITH_TIMEOUT(microphone.available(), 20'000);
    }

    /// A tone that another program plays becomes a voice note that has it.
    void whatIsPlayedIsRecorded() {
        QProcess player;
        support::diesWithTest(player);
        player.start(QStringLiteral("pacat"),
                     {QStringLiteral("--playback"), QStringLiteral("--device=ear"), QStringLiteral("--raw"),
                      QStringLiteral("--rate=48000"), QStringLiteral("--channels=1"),
                      QStringLiteral("--format=s16le")});
        QVERIFY(player.waitForStarted());
        DesktopMicrophone microphone;
        QSignalSpy heard(&microphone, &Microphone::heard);
        QSignalSpy failed(&microphone, &Microphone::failed);
        microphone.start();
        player.write(test::toneOf(pitch, 3 * second));
        player.closeWriteChannel();
        QTRY_VERIFY_WITH_TIMEOUT(toneIn(joined(heard)) > 0.9, 30'000);
        microphone.stop();
        const auto count = heard.size();
        QVERIFY(failed.isEmpty());
        auto encoder = must(media::VoiceEncoder::make());
        for (const auto& part : heard)
            must(encoder.hear(part.first().toByteArray()));
        const auto note = must(encoder.finish()).toStdString();
        const auto again = must(media::decodeVoice(note));
        QCOMPARE(again.size(), joined(heard).size());
        QVERIFY(toneIn(again) > 0.9);
        QVERIFY(player.waitForFinished());
        QCOMPARE(heard.size(), count); // stopped is stopped
    }

    /// What the speaker plays is heard, to its end; and it says how far it is.
    void whatIsHeardIsPlayed() {
        DesktopMicrophone microphone;
        DesktopSpeaker speaker;
        QSignalSpy heard(&microphone, &Microphone::heard);
        QSignalSpy reached(&speaker, &Speaker::reached);
        QSignalSpy ended(&speaker, &Speaker::ended);
        microphone.start();
        speaker.play(test::toneOf(pitch, 2 * second));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 30'000);
        QVERIFY(toneIn(joined(heard)) > 0.9);
        QVERIFY(!reached.isEmpty());
        QVERIFY(reached.last().first().toInt() <= 2000);
    }

    void whatIsStoppedSaysNoMore() {
        DesktopSpeaker speaker;
        QSignalSpy reached(&speaker, &Speaker::reached);
        QSignalSpy ended(&speaker, &Speaker::ended);
        QSignalSpy failed(&speaker, &Speaker::failed);
        speaker.play(test::toneOf(pitch, 20 * second));
        QTRY_VERIFY(!reached.isEmpty());
        speaker.stop();
        reached.clear();
        speaker.play(test::toneOf(pitch, second / 2));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
        QVERIFY(reached.isEmpty() || reached.last().first().toInt() <= 500);
        QVERIFY(failed.isEmpty());
    }

    /// The last of this suite: the sound server dies while somebody speaks.
    void aMicrophoneThatGoesAwayIsTold() {
        DesktopMicrophone microphone;
        QSignalSpy heard(&microphone, &Microphone::heard);
        QSignalSpy failed(&microphone, &Microphone::failed);
        microphone.start();
        QTRY_VERIFY(!heard.isEmpty());
        server_.end();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
    }
};

QTEST_GUILESS_MAIN(SoundTest)
#include "sound.moc"
