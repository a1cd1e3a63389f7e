#include "app/media/photo.h"
#include "app/media/take_in.h"
#include "app/media/vault.h"
#include "sync/change/random.h"
#include "tests/media/pictures.h"

#include <zlib.h>

#include <QColorSpace>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImageReader>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace jotter;
using namespace jotter::media;
using namespace jotter::pictures;

namespace {
QImage opened(const QByteArray& jpeg) {
    return QImage::fromData(jpeg, "jpeg");
}

QByteArray fileBytes(const QString& path) {
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

/// A coarse look: the mean difference of colours of two pictures, 0 to 255.
double difference(const QImage& one, const QImage& other) {
    const auto a = one.scaled(24, 18, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const auto b = other.scaled(24, 18, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const auto p = a.pixel(x, y);
            const auto q = b.pixel(x, y);
            sum +=
                std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
        }
    }
    return sum / (3.0 * a.width() * a.height());
}

/// The picture with other numbers for its width and height (both shorter than what they say).
QByteArray claiming(QByteArray jpeg, quint16 width, quint16 height) {
    const auto frame = jpeg.indexOf("\xFF\xC0");
    qToBigEndian(height, jpeg.data() + frame + 5);
    qToBigEndian(width, jpeg.data() + frame + 7);
    return jpeg;
}

QByteArray pngClaiming(QByteArray png, quint32 width, quint32 height) {
    qToBigEndian(width, png.data() + 16);
    qToBigEndian(height, png.data() + 20);
    const auto sum = crc32(0, reinterpret_cast<const unsigned char*>(png.constData()) + 12, 17);
    qToBigEndian(static_cast<quint32>(sum), png.data() + 29);
    return png;
}

QByteArray withRepeatedScans(const QByteArray& progressive, int times) {
    const auto last = progressive.lastIndexOf("\xFF\xDA");
    const auto scan = progressive.mid(last, progressive.size() - 2 - last);
    return progressive.left(progressive.size() - 2) + scan.repeated(times) + progressive.right(2);
}
} // namespace

class PhotosTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isUpright_data();
    void isUpright();
    void isShrunkWithAThumbnail_data();
    void isShrunkWithAThumbnail();
    void carriesNoMetadata();
    void leavesNoMetadataOnDiskOrOnTheWire();
    void coloursBecomeStandard();
    void otherKindsAreTakenIn_data();
    void otherKindsAreTakenIn();
    void greyOnesStayGrey();
    void whatIsSeeThroughBecomesWhite();
    void brokenOnesAreRefused_data();
    void brokenOnesAreRefused();
    void aPictureThatKeepsADecoderBusyIsRefusedSoon();
    void realPictures_data();
    void realPictures();
    void realOrientationsLookAlike();
    void aPictureIsTakenInFromBytesAndFromAFile();
    void whatIsRefusedLeavesNothing();
};

void PhotosTest::isUpright_data() {
    QTest::addColumn<int>("orientation");
    QTest::addColumn<bool>("xmpFirst");
    for (int orientation = 1; orientation <= 8; ++orientation) {
        QTest::addRow("orientation %d", orientation) << orientation << false;
        QTest::addRow("orientation %d, XMP first", orientation) << orientation << true;
    }
}

void PhotosTest::isUpright() {
    QFETCH(int, orientation);
    QFETCH(bool, xmpFirst);
    const auto stored = jpegOf(storedAs(marked(320, 240), orientation));
    const auto photo = preparePhoto(withMetadata(stored, orientation, xmpFirst));
    QVERIFY(photo);
    QCOMPARE(opened(photo->jpeg).size(), QSize(320, 240));
    QVERIFY(isMarkedUpright(opened(photo->jpeg)));
    QVERIFY(isMarkedUpright(opened(photo->thumb)));
}

void PhotosTest::isShrunkWithAThumbnail_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<QSize>("thumb");
    QTest::newRow("12 megapixels") << QSize(4000, 3000) << QSize(1600, 1200) << QSize(256, 192);
    QTest::newRow("upright phone") << QSize(3024, 4032) << QSize(1200, 1600) << QSize(192, 256);
    QTest::newRow("a little too big") << QSize(1700, 1000) << QSize(1600, 941) << QSize(256, 150);
    QTest::newRow("just right") << QSize(1600, 900) << QSize(1600, 900) << QSize(256, 144);
    QTest::newRow("small") << QSize(200, 100) << QSize(200, 100) << QSize(200, 100);
    QTest::newRow("panorama") << QSize(8000, 200) << QSize(1600, 40) << QSize(256, 6);
    QTest::newRow("a line") << QSize(5000, 2) << QSize(1600, 1) << QSize(256, 1);
    QTest::newRow("one dot") << QSize(1, 1) << QSize(1, 1) << QSize(1, 1);
}

void PhotosTest::isShrunkWithAThumbnail() {
    QFETCH(QSize, size);
    QImage image{size, QImage::Format_RGB32};
    image.fill(Qt::darkCyan);
    const auto photo = preparePhoto(jpegOf(image));
    QVERIFY(photo);
    QTEST(QSize(photo->width, photo->height), "picture");
    QTEST(opened(photo->jpeg).size(), "picture");
    QTEST(opened(photo->thumb).size(), "thumb");
    QVERIFY(photo->sha256 == Sha256::of(photo->jpeg.toStdString()));
    QVERIFY(photo->thumbSha256 == Sha256::of(photo->thumb.toStdString()));
    QCOMPARE(photo->reference().kind, std::string{"photo"});
    QCOMPARE(photo->reference().bytes, static_cast<std::uint64_t>(photo->jpeg.size()));
    QVERIFY(photo->reference().thumb == photo->thumbSha256);
}

void PhotosTest::carriesNoMetadata() {
    auto image = marked(320, 240);
    image.setColorSpace(QColorSpace::DisplayP3); // written as a profile
    const auto given = withMetadata(jpegOf(image), 3) + "SECRET-COMMENT behind the end";
    QVERIFY(given.contains("ICC_PROFILE"));
    for (const auto& word : secrets()) // the search can find what it looks for
        QVERIFY2(metadataIn(word + given).contains("SECRET") && given.contains(word), word.constData());
    const auto photo = preparePhoto(given);
    QVERIFY(photo);
    QCOMPARE(metadataIn(photo->jpeg), QByteArray{});
    QCOMPARE(metadataIn(photo->thumb), QByteArray{});
}

void PhotosTest::leavesNoMetadataOnDiskOrOnTheWire() {
    const QTemporaryDir dir;
    SystemRandom random;
    const auto vault = Vault::open(dir.path().toStdString(), seal::WrapKey::make(random), random);
    QVERIFY(vault);
    const auto photo = preparePhoto(withMetadata(jpegOf(marked(2000, 1500)), 6));
    QVERIFY(photo);
    const auto medium = (*vault)->keep(*photo);
    QVERIFY(medium);
    int files = 0;
    for (const auto& name : QDir{dir.path()}.entryList(QDir::Files)) {
        const auto sealed = fileBytes(dir.filePath(name));
        for (const auto& word : secrets())
            QVERIFY(!sealed.contains(word));
        QVERIFY(!sealed.contains("Exif") && !sealed.contains("JFIF"));
        ++files;
    }
    QCOMPARE(files, 2);
    QByteArray sent;
    while (static_cast<std::uint64_t>(sent.size()) < medium->bytes)
        sent += QByteArray::fromStdString(
            *(*vault)->read(medium->sha256, static_cast<std::uint64_t>(sent.size()), 100'000));
    QVERIFY(sent == photo->jpeg);
    QCOMPARE(metadataIn(sent), QByteArray{});
    QCOMPARE(metadataIn(QByteArray::fromStdString(*(*vault)->readAll(*medium->thumb))), QByteArray{});
}

void PhotosTest::coloursBecomeStandard() {
    QImage image{64, 64, QImage::Format_RGB32};
    image.fill(QColor(200, 100, 50));
    image.setColorSpace(QColorSpace::DisplayP3);
    const auto expected = image.convertedToColorSpace(QColorSpace::SRgb).pixelColor(9, 9);
    QVERIFY(expected.red() > 205); // so that doing nothing would be seen
    const auto photo = preparePhoto(jpegOf(image));
    QVERIFY(photo);
    const auto seen = opened(photo->jpeg).pixelColor(30, 30);
    QVERIFY(std::abs(seen.red() - expected.red()) < 5);
    QVERIFY(std::abs(seen.green() - expected.green()) < 5);
    QVERIFY(std::abs(seen.blue() - expected.blue()) < 5);
}

void PhotosTest::otherKindsAreTakenIn_data() {
    QTest::addColumn<QByteArray>("picture");
    QByteArray webp;
    QBuffer buffer{&webp};
    buffer.open(QIODevice::WriteOnly);
    marked(2400, 1800).save(&buffer, "webp");
    QTest::newRow("PNG") << pngOf(marked(2400, 1800));
    QTest::newRow("WebP") << webp;
    QTest::newRow("progressive JPEG") << jpegOf(marked(2400, 1800), true);
}

void PhotosTest::otherKindsAreTakenIn() {
    QFETCH(QByteArray, picture);
    const auto photo = preparePhoto(picture);
    QVERIFY(photo);
    QCOMPARE(opened(photo->jpeg).size(), QSize(1600, 1200));
    QVERIFY(isMarkedUpright(opened(photo->jpeg)));
    QCOMPARE(metadataIn(photo->jpeg), QByteArray{});
}

void PhotosTest::greyOnesStayGrey() {
    QImage image{64, 64, QImage::Format_Grayscale8};
    image.fill(90);
    const auto photo = preparePhoto(jpegOf(image));
    QVERIFY(photo);
    const auto seen = opened(photo->jpeg).pixelColor(20, 20);
    QVERIFY(std::abs(seen.red() - 90) < 3 && std::abs(seen.blue() - 90) < 3);
}

void PhotosTest::whatIsSeeThroughBecomesWhite() {
    QImage image{64, 64, QImage::Format_ARGB32};
    image.fill(Qt::transparent);
    const auto photo = preparePhoto(pngOf(image));
    QVERIFY(photo);
    QVERIFY(opened(photo->jpeg).pixelColor(20, 20).lightness() > 250);
}

void PhotosTest::brokenOnesAreRefused_data() {
    QTest::addColumn<QByteArray>("picture");
    QTest::addColumn<QString>("code");
    const auto jpeg = jpegOf(marked(800, 600));
    const auto png = pngOf(marked(800, 600));
    QTest::newRow("nothing") << QByteArray{} << "not_a_picture";
    QTest::newRow("text") << QByteArray{"What was seen in the hall today"}.repeated(100) << "not_a_picture";
    QTest::newRow("drawing")
        << QByteArray{"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"}
        << "not_a_picture";
    QTest::newRow("half a JPEG") << jpeg.left(jpeg.size() / 2) << "picture_broken";
    QTest::newRow("JPEG without its end") << jpeg.left(jpeg.size() - 60) << "picture_broken";
    QTest::newRow("JPEG header alone") << jpeg.left(200) << "picture_broken";
    QTest::newRow("half a progressive JPEG")
        << jpegOf(marked(800, 600), true).left(jpeg.size() / 3) << "picture_broken";
    QTest::newRow("JPEG with a hole")
        << jpeg.left(jpeg.size() / 2) + jpeg.right(jpeg.size() / 4) << "picture_broken";
    QTest::newRow("half a PNG") << png.left(png.size() / 2) << "picture_broken";
    QTest::newRow("JPEG of 4 gigapixels") << claiming(jpeg, 65'500, 65'500) << "picture_too_big";
    QTest::newRow("PNG of 400 megapixels") << pngClaiming(png, 20'000, 20'000) << "picture_too_big";
    QTest::newRow("65 megabytes") << jpeg + QByteArray(65L * 1024 * 1024, ' ') << "picture_too_big";
}

void PhotosTest::brokenOnesAreRefused() {
    QFETCH(QByteArray, picture);
    const auto photo = preparePhoto(picture);
    QVERIFY(!photo);
    QTEST(QString::fromStdString(photo.error().code), "code");
    QCOMPARE(photo.error().category, ErrorCategory::Input);
    QVERIFY(photo.error().text.ends_with('.') && photo.error().text.size() > 30);
}

void PhotosTest::aPictureThatKeepsADecoderBusyIsRefusedSoon() {
    const auto scans = withRepeatedScans(jpegOf(marked(2000, 2000), true), 20'000);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!preparePhoto(scans));
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

namespace {
QDir realFolder() {
    return QDir{QStringLiteral(JOTTER_SOURCE_DIR "/../shared/data/photos")};
}
} // namespace

void PhotosTest::realPictures_data() {
    QTest::addColumn<QString>("path");
    const auto folder = realFolder();
    QTest::newRow("none") << QString{};
    for (const auto& name : folder.entryList({"*.jpg"}, QDir::Files))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void PhotosTest::realPictures() {
    QFETCH(QString, path);
    if (path.isEmpty()) {
        if (!realFolder().exists())
            QSKIP("../shared/data/photos is not here");
        return;
    }
    const auto given = fileBytes(path);
    const auto photo = preparePhoto(given);
    QVERIFY(photo);
    QCOMPARE(metadataIn(photo->jpeg), QByteArray{});
    QCOMPARE(metadataIn(photo->thumb), QByteArray{});
    QVERIFY(std::max(photo->width, photo->height) <= 1600);
    QImageReader reader{path};
    reader.setAutoTransform(true);
    auto expected = reader.read();
    expected.setColorSpace(QImage{path}.colorSpace()); // turning by 90 degrees forgets it
    if (expected.colorSpace().isValid())
        expected.convertToColorSpace(QColorSpace::SRgb);
    QCOMPARE(expected.width() > expected.height(), photo->width > photo->height);
    const auto apart = difference(opened(photo->jpeg), expected);
    QVERIFY2(apart < 4, qPrintable(QString::number(apart)));
    QVERIFY(difference(opened(photo->thumb), expected) < 5);
}

void PhotosTest::realOrientationsLookAlike() {
    const auto folder = realFolder();
    if (!folder.exists())
        QSKIP("../shared/data/photos is not here");
    const auto reference = preparePhoto(fileBytes(folder.filePath("orientation_landscape_1.jpg")));
    QVERIFY(reference);
    for (const auto* name :
         {"orientation_landscape_3.jpg", "orientation_landscape_6.jpg", "orientation_landscape_8.jpg"}) {
        const auto photo = preparePhoto(fileBytes(folder.filePath(name)));
        QVERIFY(photo);
        QCOMPARE(QSize(photo->width, photo->height), QSize(reference->width, reference->height));
        const auto image = opened(photo->jpeg);
        const auto upright = difference(image, opened(reference->jpeg));
        QVERIFY2(upright < 12, qPrintable(QString::number(upright)));
        QVERIFY(upright * 2 < difference(image.mirrored(true, true), opened(reference->jpeg)));
        QVERIFY(upright * 2 < difference(image.mirrored(true, false), opened(reference->jpeg)));
    }
}

void PhotosTest::aPictureIsTakenInFromBytesAndFromAFile() {
    const QTemporaryDir dir;
    SystemRandom random;
    const auto vault = *Vault::open(dir.path().toStdString(), seal::WrapKey::make(random), random);
    const auto first = takeIn(*vault, jpegOf(marked(800, 600)));
    const QTemporaryDir chosen;
    std::ofstream{chosen.filePath("chosen.png").toStdString(), std::ios::binary}
        << pngOf(marked(40, 30)).toStdString();
    const auto second = takeInFile(*vault, chosen.filePath("chosen.png").toStdString());
    QVERIFY(first && second);
    QVERIFY(vault->has(first->sha256) && vault->has(*second->thumb));
    QCOMPARE(QDir{chosen.path()}.entryList(QDir::Files).size(), 1); // nothing is made beside what was chosen
}

void PhotosTest::whatIsRefusedLeavesNothing() {
    const QTemporaryDir dir;
    SystemRandom random;
    const auto vault = *Vault::open(dir.path().toStdString(), seal::WrapKey::make(random), random);
    QCOMPARE(takeIn(*vault, "text").error().code, std::string{"not_a_picture"});
    QCOMPARE(takeInFile(*vault, dir.filePath("gone.jpg").toStdString()).error().code,
             std::string{"file_unreadable"});
    QCOMPARE(takeInFile(*vault, dir.path().toStdString()).error().code, std::string{"file_unreadable"});
    QCOMPARE(QDir{dir.path()}.entryList(QDir::Files).size(), 0);
}

QTEST_GUILESS_MAIN(PhotosTest)
#include "photos.moc"
