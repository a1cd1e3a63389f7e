#include "platform/desktop/desktop_camera.h"
#include "platform/desktop/desktop_surroundings.h"
#include "platform/fake/fake_camera.h"
#include "platform/fake/fake_surroundings.h"

#include <QFile>
#include <QImage>
#include <QPalette>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QVideoFrame>
#include <QVideoSink>
#include <QtTest>

using namespace jotter;
using namespace jotter::platform;

class DeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFakeCameraTakesTheFolderInOrder();
    void theFakeViewfinderShowsTheNextPicture();
    void withoutACameraTheScreenIsToldSo();
    void aCameraTakesAJpegInMemory();
    void theThemeFollowsThePalette();
    void freeSpaceIsOfTheProfilesDisk();
    void fakeSurroundingsSayWhatTheyWereTold();
};

namespace {
QByteArray save(const QTemporaryDir& dir, const QString& name, QColor colour) {
    QImage image{40, 30, QImage::Format_RGB32};
    image.fill(colour);
    image.save(dir.filePath(name), "jpeg");
    QFile file{dir.filePath(name)};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}
} // namespace

void DeviceTest::theFakeCameraTakesTheFolderInOrder() {
    const QTemporaryDir dir;
    const auto second = save(dir, "b.jpg", Qt::green);
    const auto first = save(dir, "a.jpg", Qt::red);
    FakeCamera camera{dir.path()};
    QVERIFY(camera.available());
    for (const auto& expected : {first, second, first})
        QVERIFY(*camera.takePhoto().result() == expected);
    FakeCamera none{dir.filePath("none")};
    QVERIFY(!none.available());
    QCOMPARE(none.takePhoto().result().error().code, std::string{"no_camera"});
}

void DeviceTest::theFakeViewfinderShowsTheNextPicture() {
    const QTemporaryDir dir;
    save(dir, "a.jpg", Qt::red);
    save(dir, "b.jpg", Qt::green);
    FakeCamera camera{dir.path()};
    QVideoSink sink;
    camera.start(&sink);
    QVERIFY(sink.videoFrame().toImage().pixelColor(5, 5).red() > 240);
    QVERIFY(camera.takePhoto().result());
    QVERIFY(sink.videoFrame().toImage().pixelColor(5, 5).green() > 240);
    camera.stop();
}

void DeviceTest::withoutACameraTheScreenIsToldSo() {
    DesktopCamera camera;
    const auto photo = camera.takePhoto(); // not started: as where there is none
    QVERIFY(photo.isFinished());
    QCOMPARE(photo.result().error().code, std::string{"no_camera"});
}

void DeviceTest::aCameraTakesAJpegInMemory() {
    DesktopCamera camera;
    if (!camera.available())
        QSKIP("no camera here");
    QVideoSink viewfinder;
    camera.start(&viewfinder);
    auto photo = camera.takePhoto();
    const auto taken = [&] {
        if (photo.isFinished() && !photo.result())
            photo = camera.takePhoto(); // it was not ready yet
        return photo.isFinished() && photo.result().has_value();
    };
    QTRY_VERIFY_WITH_TIMEOUT(taken(), 10'000);
    QCOMPARE(QImage::fromData(*photo.result()).isNull(), false);
}

void DeviceTest::theThemeFollowsThePalette() {
    DesktopSurroundings surroundings;
    QSignalSpy changed{&surroundings, &Surroundings::darkThemeChanged};
    auto palette = QGuiApplication::palette();
    palette.setColor(QPalette::Window, Qt::black);
    palette.setColor(QPalette::WindowText, Qt::white);
    QGuiApplication::setPalette(palette);
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(surroundings.darkTheme());
    palette.setColor(QPalette::Window, Qt::white);
    palette.setColor(QPalette::WindowText, Qt::black);
    QGuiApplication::setPalette(palette);
    QTRY_VERIFY(!surroundings.darkTheme());
}

void DeviceTest::freeSpaceIsOfTheProfilesDisk() {
    const QTemporaryDir dir;
    const DesktopSurroundings surroundings;
    QVERIFY(surroundings.freeBytes(dir.path().toStdString()) > 0);
    QCOMPARE(surroundings.freeBytes(dir.filePath("nowhere").toStdString()), std::uint64_t{0});
}

void DeviceTest::fakeSurroundingsSayWhatTheyWereTold() {
    FakeSurroundings surroundings;
    QSignalSpy network{&surroundings, &Surroundings::networkChanged};
    QVERIFY(surroundings.online());
    surroundings.setNetwork(false, true);
    QCOMPARE(network.size(), 1);
    QVERIFY(!surroundings.online());
    QVERIFY(surroundings.metered());
    surroundings.setFreeBytes(7);
    QCOMPARE(surroundings.freeBytes({}), std::uint64_t{7});
    surroundings.setReducedMotion(true);
    QVERIFY(surroundings.reducedMotion());
}

QTEST_MAIN(DeviceTest)
#include "device.moc"
