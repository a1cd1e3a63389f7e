#include "app/media/vault.h"
#include "app/media/voice_decoder.h"
#include "app/media/voice_encoder.h"
#include "platform/api/sound.h"
#include "sync/change/random.h"
#include "tests/support/must.h"
#include "tests/support/property.h"
#include "tests/support/tone.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace jotter;
using namespace jotter::media;
using namespace std::chrono_literals;
using support::must;
using test::shareOf;
using test::toneOf;

namespace {
constexpr qint64 second = platform::soundRate;
constexpr double pitch = 440;

std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

VoiceEncoder encoder() {
    return must(VoiceEncoder::make());
}

QByteArray noteOf(const QByteArray& sound) {
    auto made = encoder();
    must(made.hear(sound));
    return must(made.finish());
}

std::chrono::milliseconds lengthOf(const QByteArray& note) {
    return must(voiceLength(viewOf(note)));
}

/// The tone in it, wherever it is: not at its edges, where a codec swings in.
double toneIn(const QByteArray& sound) {
    const auto edge = second / 5 * platform::sampleBytes;
    return shareOf(pitch, sound.mid(edge, sound.size() - 2 * edge));
}
} // namespace

/// Sound becomes a voice note, and a voice note becomes sound.
class VoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aToneComesBackAsItWasHeard() {
        const auto note = noteOf(toneOf(pitch, 2 * second));
        QVERIFY(note.startsWith("OggS"));
        QVERIFY2(note.size() < 2 * voiceBits / 8 * 3 / 2, qPrintable(QString::number(note.size())));
        QCOMPARE(lengthOf(note), 2000ms);
        const auto sound = must(decodeVoice(viewOf(note)));
        QCOMPARE(sound.size(), 2 * second * platform::sampleBytes);
        QVERIFY2(toneIn(sound) > 0.95, qPrintable(QString::number(toneIn(sound))));
        QVERIFY(shareOf(2 * pitch, sound) < 0.01);
    }

    /// A reader that no one here wrote.
    void otherProgramsReadIt() {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("note.opus")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(noteOf(toneOf(pitch, 2 * second)));
        file.close();
        QProcess reader;
        reader.start(QStringLiteral("opusdec"),
                     {QStringLiteral("--quiet"), QStringLiteral("--rate"), QString::number(second),
                      file.fileName(), folder.filePath(QStringLiteral("note.wav"))});
        QVERIFY(reader.waitForFinished());
        QCOMPARE(reader.exitCode(), 0);
        QFile wave(folder.filePath(QStringLiteral("note.wav")));
        QVERIFY(wave.open(QIODevice::ReadOnly));
        constexpr qint64 waveHead = 44;
        const auto sound = wave.readAll().mid(waveHead);
        QCOMPARE(sound.size(), 2 * second * platform::sampleBytes);
        QVERIFY(toneIn(sound) > 0.95);
    }

    /// And the other way: a note of two channels, which Jotter itself never makes.
    void aNoteOfAnotherProgramIsRead() {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("other.opus"));
        QProcess writer;
        writer.start(QStringLiteral("opusenc"),
                     {QStringLiteral("--quiet"), QStringLiteral("--raw"), QStringLiteral("--raw-chan"),
                      QStringLiteral("2"), QStringLiteral("-"), file});
        QVERIFY(writer.waitForStarted());
        QByteArray both;
        const auto one = toneOf(pitch, second);
        for (qsizetype i = 0; i < one.size(); i += platform::sampleBytes)
            both += one.mid(i, platform::sampleBytes) + one.mid(i, platform::sampleBytes);
        writer.write(both);
        writer.closeWriteChannel();
        QVERIFY(writer.waitForFinished());
        QFile made(file);
        QVERIFY(made.open(QIODevice::ReadOnly));
        const auto sound = must(decodeVoice(viewOf(made.readAll())));
        QVERIFY(toneIn(sound) > 0.95);
    }

    /// However sound comes in parts, all of it is there, and what there is at any time is a whole file.
    void nothingIsLostBetweenTheParts() {
        JOTTER_PROPERTY("parts", [] {
            const auto parts = *rc::gen::nonEmpty(
                rc::gen::resize(12, rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 20'000))));
            auto made = encoder();
            qint64 samples = 0;
            for (const int part : parts) {
                must(made.hear(toneOf(pitch, part)));
                samples += part;
                const auto soFar = must(made.soFar());
                constexpr qint64 heldBack = 9'600; // a fifth of a second, in which a packet is made
                const auto there = samples > heldBack ? lengthOf(soFar) : 0ms;
                RC_ASSERT(there <= std::chrono::milliseconds{samples * 1000 / second});
                RC_ASSERT(samples <= heldBack ||
                          there >= std::chrono::milliseconds{(samples - heldBack) * 1000 / second});
            }
            const auto note = must(made.finish());
            RC_ASSERT(must(decodeVoice(viewOf(note))).size() == samples * platform::sampleBytes);
        });
    }

    void theLongestNoteIsOneRequest() {
        const auto note = noteOf(toneOf(pitch, longestVoice.count() * second));
        QCOMPARE(lengthOf(note), std::chrono::milliseconds(longestVoice));
        QVERIFY2(note.size() < 1'000'000, qPrintable(QString::number(note.size())));
        QVERIFY(decodeVoice(viewOf(note)));
    }

    void itTellsNothingOfWhoMadeItAndWhen() {
        const auto sound = toneOf(pitch, second / 2);
        QCOMPARE(noteOf(sound), noteOf(sound));
        QVERIFY(!noteOf(sound).contains(QSysInfo::machineHostName().toUtf8()));
    }

    void whatIsNoNoteIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto note = noteOf(toneOf(pitch, second));
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("these are words and no sound");
        QTest::newRow("only its head") << note.left(100);
        QTest::newRow("without its head") << note.mid(200);
        QTest::newRow("far too long") << noteOf(toneOf(pitch, (longestVoice + 10s).count() * second, 0));
    }
    void whatIsNoNoteIsRefused() {
        QFETCH(QByteArray, bytes);
        const auto sound = decodeVoice(viewOf(bytes));
        QVERIFY(!sound);
        QCOMPARE(sound.error().code, std::string("voice_broken"));
        QCOMPARE(sound.error().category, ErrorCategory::Input);
        QVERIFY(!voiceLength(viewOf(bytes)));
    }

    /// What a kill, or a bad disk, leaves of it.
    void aNoteThatWasCutIsHeardUntilThere() {
        const auto note = noteOf(toneOf(pitch, 3 * second));
        const auto sound = decodeVoice(viewOf(note.left(note.size() * 3 / 4)));
        QVERIFY(sound);
        QVERIFY(sound->size() < 3 * second * platform::sampleBytes);
        QVERIFY(toneIn(*sound) > 0.9);
    }

    void theVaultKeepsItSealed() {
        const QTemporaryDir folder;
        SystemRandom random;
        const auto vault =
            must(Vault::open(folder.path().toStdString(), seal::WrapKey::make(random), random));
        const auto note = noteOf(toneOf(pitch, second));
        const auto kept = must(vault->keep(Recording{"voice", note, {}}));
        QCOMPARE(kept.kind, std::string("voice"));
        QCOMPARE(kept.bytes, static_cast<std::uint64_t>(note.size()));
        QVERIFY(!kept.thumb);
        QCOMPARE(QByteArray::fromStdString(must(vault->readAll(kept.sha256))), note);
        const auto files = QDir(folder.path()).entryInfoList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QFile sealed(files.first().filePath());
        QVERIFY(sealed.open(QIODevice::ReadOnly));
        const auto bytes = sealed.readAll();
        QVERIFY(!bytes.contains("OggS") && !bytes.contains("Opus"));
    }
};

QTEST_GUILESS_MAIN(VoiceTest)
#include "voice.moc"
