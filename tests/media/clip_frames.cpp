// What cameras give to the real encoder of clips: every kind of pixels, sizes and turnings, and what no
// camera should give.
#include "platform/desktop/desktop_clip_encoders.h"
#include "tests/support/camera_frames.h"
#include "tests/support/must.h"
#include "tests/support/read_clip.h"

#include <QtTest>

using namespace jotter;
using namespace jotter::platform;
using namespace std::chrono_literals;
using support::must;
using test::apart;
using test::cameraFrame;
using test::fourColours;
using test::plain;
using test::readClip;
using Camera = QVideoFrameFormat;

namespace {
/// The middle of each quarter, above left and right, below left and right.
std::vector<QColor> quarters(const QImage& image) {
    std::vector<QColor> colours;
    for (const double y : {0.25, 0.75}) {
        for (const double x : {0.25, 0.75})
            colours.push_back(
                image.pixelColor(static_cast<int>(x * image.width()), static_cast<int>(y * image.height())));
    }
    return colours;
}

QString difference(const QImage& one, const QImage& other) {
    const auto ours = quarters(one);
    const auto theirs = quarters(other);
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (apart(ours[i], theirs[i]) > 10)
            return QStringLiteral("quarter %1: %2, not %3").arg(i).arg(ours[i].name(), theirs[i].name());
    }
    return {};
}
} // namespace

class ClipFramesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<DesktopClipEncoders> encoders_;

    [[nodiscard]] std::unique_ptr<ClipEncoder> begin() const { return encoders_->begin(false); }

    /// The first picture of a clip of two such frames, which is also what stands for the clip.
    [[nodiscard]] QImage seen(const QVideoFrame& frame) const {
        const auto encoder = begin();
        must(encoder->see(frame, 0ms));
        must(encoder->see(frame, 100ms));
        const auto clip = readClip(must(encoder->finish()));
        if (!clip || clip->pictures.size() != 2)
            return {};
        const auto image = clip->pictures.front().image;
        const auto stands = encoder->picture();
        const bool same = stands.size() == image.size() && difference(stands, image).isEmpty();
        return same ? image : QImage();
    }

private Q_SLOTS:
    void initTestCase() {
        encoders_ = std::make_unique<DesktopClipEncoders>(QCoreApplication::applicationDirPath() +
                                                          QStringLiteral("/jotter-clips"));
        QVERIFY(encoders_->available());
    }

    void eachKindOfPixels_data() {
        QTest::addColumn<int>("pixels");
        QTest::addColumn<int>("colours");
        QTest::addColumn<int>("range");
        const auto row = [](const char* name, Camera::PixelFormat pixels,
                            Camera::ColorSpace colours = Camera::ColorSpace_Undefined,
                            Camera::ColorRange range = Camera::ColorRange_Unknown) {
            QTest::newRow(name) << static_cast<int>(pixels) << static_cast<int>(colours)
                                << static_cast<int>(range);
        };
        row("BGRX", Camera::Format_BGRX8888);
        row("BGRA", Camera::Format_BGRA8888);
        row("RGBX", Camera::Format_RGBX8888);
        row("RGBA", Camera::Format_RGBA8888);
        row("XRGB", Camera::Format_XRGB8888);
        row("ARGB", Camera::Format_ARGB8888);
        row("XBGR", Camera::Format_XBGR8888);
        row("ABGR", Camera::Format_ABGR8888);
        row("YUYV", Camera::Format_YUYV);
        row("UYVY", Camera::Format_UYVY);
        row("NV12", Camera::Format_NV12);
        row("NV21", Camera::Format_NV21);
        row("YUV420P", Camera::Format_YUV420P);
        row("YV12", Camera::Format_YV12);
        row("JPEG", Camera::Format_Jpeg);
        row("NV12 of HD", Camera::Format_NV12, Camera::ColorSpace_BT709, Camera::ColorRange_Video);
        row("YUYV, full range", Camera::Format_YUYV, Camera::ColorSpace_BT601, Camera::ColorRange_Full);
        row("NV12 of HD, full range", Camera::Format_NV12, Camera::ColorSpace_BT709, Camera::ColorRange_Full);
    }
    void eachKindOfPixels() {
        QFETCH(int, pixels);
        QFETCH(int, colours);
        QFETCH(int, range);
        for (const QSize size : {QSize(640, 360), QSize(638, 362), QSize(641, 359)}) {
            Camera format(size, static_cast<Camera::PixelFormat>(pixels));
            format.setColorSpace(static_cast<Camera::ColorSpace>(colours));
            format.setColorRange(static_cast<Camera::ColorRange>(range));
            const auto picture = fourColours(size);
            const auto image = seen(cameraFrame(picture, format));
            QCOMPARE(image.size(), QSize(size.width() & ~1, size.height() & ~1));
            QCOMPARE(difference(image, picture), QString());
        }
    }

    /// As Qt's own QVideoFrame::toImage turns it.
    void itIsUpright_data() {
        QTest::addColumn<int>("angle");
        QTest::addColumn<bool>("mirrored");
        QTest::addColumn<bool>("fromBelow");
        for (const int angle : {0, 90, 180, 270}) {
            for (const bool mirrored : {false, true}) {
                for (const bool fromBelow : {false, true})
                    QTest::addRow("%d%s%s", angle, mirrored ? ", mirrored" : "",
                                  fromBelow ? ", from below" : "")
                        << angle << mirrored << fromBelow;
            }
        }
    }
    void itIsUpright() {
        QFETCH(int, angle);
        QFETCH(bool, mirrored);
        QFETCH(bool, fromBelow);
        Camera format({360, 200}, Camera::Format_BGRX8888);
        if (fromBelow)
            format.setScanLineDirection(Camera::BottomToTop);
        auto frame = cameraFrame(fourColours({360, 200}), format);
        frame.setRotationAngle(static_cast<QVideoFrame::RotationAngle>(angle));
        frame.setMirrored(mirrored);
        const auto image = seen(frame);
        const auto qts = frame.toImage();
        QCOMPARE(image.size(), qts.size());
        QCOMPARE(difference(image, qts), QString());
    }

    void eachSize_data() {
        QTest::addColumn<QSize>("given");
        QTest::addColumn<QSize>("made");
        QTest::newRow("one pixel") << QSize(1, 1) << QSize(16, 16);
        QTest::newRow("a few") << QSize(3, 5) << QSize(16, 16);
        QTest::newRow("odd") << QSize(641, 359) << QSize(640, 358);
        QTest::newRow("HD") << QSize(1280, 720) << QSize(1280, 720);
        QTest::newRow("full HD") << QSize(1920, 1080) << QSize(1280, 720);
        QTest::newRow("full HD, upright") << QSize(1080, 1920) << QSize(720, 1280);
        QTest::newRow("4:3") << QSize(2592, 1944) << QSize(1280, 960);
        QTest::newRow("the widest") << QSize(8192, 16) << QSize(1280, 16);
        QTest::newRow("the highest") << QSize(16, 8192) << QSize(16, 1280);
    }
    void eachSize() {
        QFETCH(QSize, given);
        QFETCH(QSize, made);
        for (const auto pixels : {Camera::Format_BGRX8888, Camera::Format_NV12, Camera::Format_YUYV}) {
            const QColor colour(200, 40, 40);
            const auto image = seen(cameraFrame(plain(given, colour), Camera(given, pixels)));
            if (pixels != Camera::Format_BGRX8888 && given.width() == 1)
                continue; // a half of a pair of pixels, which nobody can read
            QCOMPARE(image.size(), made);
            QVERIFY(apart(image.pixelColor(image.rect().center()), colour) < 12);
        }
    }

    void tooLargeIsRefused_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << QSize(8194, 16);
        QTest::newRow("high") << QSize(16, 8194);
    }
    void tooLargeIsRefused() {
        QFETCH(QSize, size);
        const auto encoder = begin();
        must(encoder->see(cameraFrame(plain({320, 180}, Qt::red)), 0ms));
        const auto refused = encoder->see(cameraFrame(plain(size, Qt::red)), 100ms);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("clip_refused"));
        QCOMPARE(refused.error().category, ErrorCategory::Input);
        QVERIFY(!refused.error().text.empty());
        // What failed once fails again.
        QVERIFY(!encoder->see(cameraFrame(plain({320, 180}, Qt::red)), 200ms));
        QVERIFY(!encoder->hear({}) && !encoder->soFar() && !encoder->finish());
    }

    void theFirstDecidesAboutTheSize() {
        const auto encoder = begin();
        must(encoder->see(cameraFrame(fourColours({320, 180})), 0ms));
        must(encoder->see(cameraFrame(fourColours({640, 480}), Camera::Format_NV12), 100ms));
        must(encoder->see(cameraFrame(fourColours({90, 50}), Camera::Format_YUYV), 200ms));
        const auto clip = readClip(must(encoder->finish()));
        QVERIFY(clip);
        QCOMPARE(clip->pictures.size(), std::size_t{3});
        for (const auto& picture : clip->pictures) {
            QCOMPARE(picture.image.size(), QSize(320, 180));
            QCOMPARE(difference(picture.image, fourColours({320, 180})), QString());
        }
    }

    /// A frame that cannot be read is left out, be it the first one or a later one.
    void whatCannotBeReadIsLeftOut() {
        Camera noJpeg({320, 180}, Camera::Format_Jpeg);
        QVideoFrame broken{noJpeg};
        QVERIFY(broken.map(QVideoFrame::WriteOnly));
        std::memset(broken.bits(0), 0x5A, static_cast<std::size_t>(broken.mappedBytes(0)));
        broken.unmap();
        const auto encoder = begin();
        int time = 0;
        const auto give = [&](const QVideoFrame& frame) {
            must(encoder->see(frame, std::chrono::milliseconds(time += 100)));
        };
        const auto hostile = [&] {
            give({});
            give(QVideoFrame(Camera()));
            give(QVideoFrame(Camera({0, 0}, Camera::Format_BGRX8888)));
            give(QVideoFrame(Camera({-5, 100}, Camera::Format_NV12)));
            give(QVideoFrame(Camera({320, 180}, Camera::Format_Invalid)));
            give(QVideoFrame(Camera({320, 180}, Camera::Format_SamplerExternalOES)));
            // Qt 6.4 keeps too few bytes for this one, and says so: reading on would read what is not its
            // own.
            give(QVideoFrame(Camera({320, 180}, Camera::Format_YUV422P)));
            give(broken);
        };
        hostile();
        QVERIFY(must(encoder->soFar()).isEmpty());
        give(cameraFrame(fourColours({320, 180})));
        hostile();
        give(cameraFrame(fourColours({320, 180})));
        const auto clip = readClip(must(encoder->finish()));
        QVERIFY(clip);
        QCOMPARE(clip->pictures.size(), std::size_t{2});
        QCOMPARE(difference(clip->pictures.back().image, fourColours({320, 180})), QString());
    }

    void aKindThatNobodyKnowsIsRefused() {
        const auto refused = begin()->see(QVideoFrame(Camera({320, 180}, Camera::Format_IMC1)), 0ms);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("clip_refused"));
        const auto encoder = begin(); // a later one does not end the clip
        must(encoder->see(cameraFrame(fourColours({320, 180})), 0ms));
        must(encoder->see(QVideoFrame(Camera({320, 180}, Camera::Format_IMC1)), 100ms));
        must(encoder->see(cameraFrame(fourColours({320, 180})), 200ms));
        const auto clip = readClip(must(encoder->finish()));
        QVERIFY(clip);
        QCOMPARE(clip->pictures.size(), std::size_t{2});
    }

    void nothingButHostileFramesIsNoClip() {
        const auto encoder = begin();
        must(encoder->see({}, 0ms));
        must(encoder->see(QVideoFrame(Camera({0, 0}, Camera::Format_BGRX8888)), 100ms));
        QVERIFY(must(encoder->finish()).isEmpty());
    }
};

QTEST_MAIN(ClipFramesTest) // toImage ends a program without a QGuiApplication
#include "clip_frames.moc"
