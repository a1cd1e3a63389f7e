// The real encoder of clips, from the library that lies beside the program: time, sound, memory and silence.
#include "platform/desktop/desktop_clip_encoders.h"
#include "tests/support/camera_frames.h"
#include "tests/support/must.h"
#include "tests/support/read_clip.h"
#include "tests/support/tone.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <QtTest>

using namespace jotter;
using namespace jotter::platform;
using namespace std::chrono_literals;
using support::must;
using test::apart;
using test::cameraFrame;
using test::plain;
using test::readClip;

namespace {
constexpr QSize small{320, 180};
constexpr double pitch = 440;
const QColor red(200, 40, 40);
const QColor green(40, 180, 60);
const QColor blue(50, 60, 200);

QString beside(const char* library) {
    return QCoreApplication::applicationDirPath() + QLatin1Char('/') + QLatin1String(library);
}

std::chrono::milliseconds at(int picture, int aSecond = 24) {
    return std::chrono::milliseconds(picture * 1000 / aSecond);
}

/// Sound of one of 24 pictures.
QByteArray toneFor(int picture) {
    constexpr qint64 samples = soundRate / 24;
    return test::toneOf(pitch, samples * (picture + 1)).mid(samples * picture * sampleBytes);
}

/// What a camera sees in the dark: nothing that could be told in fewer bytes.
QVideoFrame noise(const QSize& size, unsigned seed) {
    QImage image(size, QImage::Format_RGB32);
    auto next = seed * 2'654'435'761U + 1;
    for (int y = 0; y < image.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            next = next * 1'664'525U + 1'013'904'223U;
            row[x] = next | 0xFF000000U;
        }
    }
    return cameraFrame(image);
}

/// Also where it begins in the middle of a byte, as words do in AAC.
bool tells(const QByteArray& file, const char* word) {
    for (unsigned shift = 0; shift < 8; ++shift) {
        QByteArray shifted(file.size() - 1, '\0');
        for (qsizetype i = 0; i < shifted.size(); ++i) {
            const auto two =
                static_cast<unsigned>(static_cast<uchar>(file[i]) << 8 | static_cast<uchar>(file[i + 1]));
            shifted[i] = static_cast<char>(two >> (8 - shift));
        }
        if (shifted.contains(word))
            return true;
    }
    return false;
}

/// How much this process wrote so far, into whatever.
qint64 written() {
    QFile file(QStringLiteral("/proc/self/io"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const auto& line : file.readAll().split('\n')) {
        if (line.startsWith("wchar: "))
            return line.mid(7).toLongLong();
    }
    return -1;
}

/// The files on a disk that this process could write into now.
QStringList openForWriting() {
    QStringList files;
    const QDir numbers(QStringLiteral("/proc/self/fd"));
    for (const auto& number : numbers.entryList(QDir::Files | QDir::System)) {
        struct stat about {};
        QFile told(QStringLiteral("/proc/self/fdinfo/") + number);
        if (::fstat(number.toInt(), &about) != 0 || !S_ISREG(about.st_mode) ||
            !told.open(QIODevice::ReadOnly))
            continue;
        const auto text = QString::fromLatin1(told.readAll());
        const auto flags = QRegularExpression(QStringLiteral("flags:\\s+(\\d+)")).match(text).captured(1);
        if ((flags.toInt(nullptr, 8) & O_ACCMODE) != O_RDONLY)
            files.append(QFile::symLinkTarget(numbers.filePath(number)));
    }
    return files;
}
} // namespace

class ClipsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<DesktopClipEncoders> encoders_;

    [[nodiscard]] std::unique_ptr<ClipEncoder> begin(bool withSound) const {
        return encoders_->begin(withSound);
    }

    /// Red, green and blue, each for so long; with a tone where it has sound.
    [[nodiscard]] QByteArray threeColours(bool withSound, int picturesEach = 24) const {
        const auto encoder = begin(withSound);
        for (int i = 0; i < 3 * picturesEach; ++i) {
            const auto colour = i < picturesEach ? red : i < 2 * picturesEach ? green : blue;
            must(encoder->see(cameraFrame(plain(small, colour)), at(i)));
            must(encoder->hear(toneFor(i)));
        }
        return must(encoder->finish());
    }

private Q_SLOTS:
    void initTestCase() {
        encoders_ = std::make_unique<DesktopClipEncoders>(beside("jotter-clips"));
        QVERIFY(encoders_->available());
    }

    void whatWasSeenAndHeardIsInIt() {
        const auto clip = readClip(threeColours(true));
        QVERIFY(clip);
        QCOMPARE(clip->pictures.size(), std::size_t{72});
        for (int i = 0; i < 72; ++i)
            QCOMPARE(clip->pictures[static_cast<std::size_t>(i)].at, at(i));
        QVERIFY(apart(clip->middle(500ms), red) < 8);
        QVERIFY(apart(clip->middle(1500ms), green) < 8);
        QVERIFY(apart(clip->middle(2500ms), blue) < 8);
        QVERIFY(clip->hasSound);
        const auto given = 72 * toneFor(0).size();
        QVERIFY(clip->sound.size() >= given && clip->sound.size() <= given + 1024 * sampleBytes);
        QVERIFY(test::shareOf(pitch, clip->sound.mid(soundRate, qsizetype{4} * soundRate)) > 0.95);
    }

    /// Picture and sound change together: what is heard at a time was heard when it was seen.
    void soundAndPictureKeepTogether() {
        const auto encoder = begin(true);
        for (int i = 0; i < 72; ++i) {
            const bool loud = i >= 36;
            must(encoder->hear(loud ? toneFor(i) : QByteArray(toneFor(i).size(), '\0')));
            must(encoder->see(cameraFrame(plain(small, loud ? red : blue)), at(i)));
        }
        const auto clip = readClip(must(encoder->finish()));
        QVERIFY(clip);
        const auto* samples = reinterpret_cast<const qint16*>(clip->sound.constData());
        qsizetype first = 0;
        while (first < clip->sound.size() / sampleBytes && std::abs(samples[first]) < 4000)
            ++first;
        const auto heard = std::chrono::milliseconds(first * 1000 / soundRate);
        const auto seen = std::find_if(clip->pictures.begin(), clip->pictures.end(), [](const auto& picture) {
            return apart(picture.image.pixelColor(100, 100), red) < 40;
        });
        QVERIFY(seen != clip->pictures.end());
        QCOMPARE(seen->at, at(36));
        QVERIFY2(std::abs((heard - seen->at).count()) < 30, qPrintable(QString::number(heard.count())));
    }

    void afterEachSecondThereIsAWholeFile() {
        const auto encoder = begin(true);
        QByteArray before;
        for (int i = 0; i < 6 * 24; ++i) {
            must(encoder->see(cameraFrame(plain(small, i / 24 % 2 ? red : blue)), at(i)));
            must(encoder->hear(toneFor(i)));
            if (i == 18)
                QVERIFY(must(encoder->soFar()).isEmpty());
            if (i % 24 != 18 || i < 24)
                continue;
            const auto file = must(encoder->soFar());
            QVERIFY(file.startsWith(before));
            QVERIFY(file.size() > before.size());
            const auto clip = readClip(file);
            QVERIFY(clip);
            const auto whole = static_cast<std::size_t>(i / 24) * 24;
            QCOMPARE(clip->pictures.size(), whole);
            QVERIFY(apart(clip->middle(500ms), blue) < 8);
            QVERIFY(clip->sound.size() >= (i / 24 * soundRate - 4096) * sampleBytes);
            before = file;
        }
        const auto all = must(encoder->finish());
        QVERIFY(all.startsWith(before));
        const auto clip = readClip(all);
        QVERIFY(clip);
        QCOMPARE(clip->pictures.size(), std::size_t{6 * 24});
        for (const auto& picture : clip->pictures)
            QCOMPARE(picture.key, picture.at % 1000ms == 0ms);
    }

    void atMost24PicturesASecond_data() {
        QTest::addColumn<int>("given");
        QTest::addColumn<int>("kept");
        QTest::newRow("a slow camera") << 12 << 12;
        QTest::newRow("24") << 24 << 24;
        QTest::newRow("25") << 25 << 24;
        QTest::newRow("30") << 30 << 24;
        QTest::newRow("60") << 60 << 24;
        QTest::newRow("1000") << 1000 << 24;
    }
    void atMost24PicturesASecond() {
        QFETCH(int, given);
        QFETCH(int, kept);
        const auto encoder = begin(false);
        const auto frame = cameraFrame(plain(small, red));
        for (int i = 0; i < 3 * given; ++i)
            must(encoder->see(frame, at(i, given)));
        const auto clip = readClip(must(encoder->finish()));
        QVERIFY(clip);
        QVERIFY2(std::abs(static_cast<int>(clip->pictures.size()) - 3 * kept) <= 1,
                 qPrintable(QString::number(clip->pictures.size())));
    }

    /// Pictures that come late stay where they are; what is no later than one before is left out.
    void timesAreTheCameras() {
        const auto encoder = begin(false);
        for (const auto& [time, colour] : {std::pair{-40ms, red},
                                           {100ms, red},
                                           {100ms, blue},
                                           {50ms, blue},
                                           {3000ms, green},
                                           {2999ms, blue},
                                           {-5000ms, blue},
                                           {std::chrono::milliseconds::max(), blue},
                                           {std::chrono::milliseconds::min(), blue},
                                           {std::chrono::milliseconds(25h), blue},
                                           {3100ms, green}})
            must(encoder->see(cameraFrame(plain(small, colour)), time));
        const auto clip = readClip(must(encoder->finish()));
        QVERIFY(clip);
        QCOMPARE(clip->pictures.size(), std::size_t{3});
        QCOMPARE(clip->pictures[0].at, 0ms); // the camera's first picture is seen from the beginning
        QCOMPARE(clip->pictures[1].at, 3000ms);
        QCOMPARE(clip->pictures[2].at, 3100ms);
        QVERIFY(apart(clip->middle(0ms), red) < 8);
        QVERIFY(apart(clip->middle(3050ms), green) < 8);
    }

    void withoutSoundItIsWhole() {
        const auto silent = readClip(threeColours(false));
        QVERIFY(silent && !silent->hasSound);
        QCOMPARE(silent->pictures.size(), std::size_t{72});
        const auto encoder = begin(true);
        for (int i = 0; i < 48; ++i)
            must(encoder->see(cameraFrame(plain(small, red)), at(i)));
        QVERIFY(readClip(must(encoder->soFar())));
        const auto clip = readClip(must(encoder->finish()));
        QVERIFY(clip && clip->hasSound && clip->sound.isEmpty());
        QCOMPARE(clip->pictures.size(), std::size_t{48});
    }

    /// The microphone is quicker than the camera: its sound waits.
    void soundFromBeforeTheFirstPictureIsKept() {
        const auto encoder = begin(true);
        must(encoder->hear(test::toneOf(pitch, soundRate)));
        must(encoder->see(cameraFrame(plain(small, red)), 900ms));
        must(encoder->see(cameraFrame(plain(small, red)), 1000ms));
        const auto clip = readClip(must(encoder->finish()));
        QVERIFY(clip);
        QCOMPARE(clip->pictures.size(), std::size_t{2});
        QCOMPARE(clip->pictures[1].at, 1000ms);
        QVERIFY(clip->sound.size() >= (soundRate - 2048) * sampleBytes);
        QVERIFY(test::shareOf(pitch, clip->sound) > 0.9);
    }

    void itsPictureIsTheFirstOne() {
        const auto encoder = begin(false);
        QVERIFY(encoder->picture().isNull());
        must(encoder->see(cameraFrame(plain(small, red)), 0ms));
        must(encoder->see(cameraFrame(plain(small, blue)), 100ms));
        QCOMPARE(encoder->picture().size(), small);
        QVERIFY(apart(encoder->picture().pixelColor(small.width() / 2, small.height() / 2), red) < 8);
    }

    void whereNothingWasSeenThereIsNoClip() {
        const auto encoder = begin(true);
        must(encoder->hear(test::toneOf(pitch, 2 * soundRate)));
        QVERIFY(must(encoder->soFar()).isEmpty());
        QVERIFY(must(encoder->finish()).isEmpty());
        const auto again = encoder->see(cameraFrame(plain(small, red)), 0ms);
        QVERIFY(!again);
        QCOMPARE(again.error().category, ErrorCategory::Bug);
    }

    void halfAMinuteOfTheWorstHasRoom() {
        const auto encoder = begin(true);
        for (int i = 0; i < 30 * 24; ++i) {
            must(encoder->see(noise({1280, 720}, static_cast<unsigned>(i)), at(i)));
            must(encoder->hear(toneFor(i % 24)));
        }
        const auto clip = must(encoder->finish());
        QVERIFY2(clip.size() < 9'000'000, qPrintable(QString::number(clip.size())));
        QVERIFY(clip.size() > 5'000'000); // it was the worst
    }

    void itTellsOfNothingElse() {
        const auto file = threeColours(true);
        for (const char* word : {"Lavf", "Lavc", "Lavu", "x264", "264 -", "ffmpeg", "FFmpeg", "FFMP"})
            QVERIFY2(!tells(file, word), word);
        const auto clip = readClip(file);
        QVERIFY(clip);
        QCOMPARE(clip->dates.size(), std::size_t{10}); // of the film, two tracks and their media
        for (const auto date : clip->dates)
            QCOMPARE(date, 0);
        QCOMPARE(threeColours(true), file); // made later, and nothing is different
    }

    void noFileIsWritten() {
        const auto encoder = begin(true);
        must(encoder->see(noise(small, 0), 0ms)); // what is loaded once is loaded
        const auto files = openForWriting();
        const auto before = written();
        QVERIFY(before >= 0);
        for (int i = 1; i < 5 * 24; ++i) {
            must(encoder->see(noise(small, static_cast<unsigned>(i)), at(i)));
            must(encoder->hear(toneFor(i)));
            must(encoder->soFar());
            QCOMPARE(openForWriting(), files);
        }
        const auto clip = must(encoder->finish());
        QVERIFY(clip.size() > 200'000);
        QVERIFY2(written() - before < 1000, qPrintable(QString::number(written() - before)));
    }

    void withoutItsLibraryThereAreNoClips() {
        QTemporaryFile file;
        QVERIFY(file.open() && file.write("no library") > 0 && file.flush());
        for (const auto& library : {beside("jotter-nothing"), file.fileName()}) {
            DesktopClipEncoders encoders(library);
            QVERIFY(!encoders.available());
            QVERIFY(!encoders.begin(true));
        }
    }
};

QTEST_GUILESS_MAIN(ClipsTest)
#include "clips.moc"
