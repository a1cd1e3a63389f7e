// One hand is free in a lesson, and it may be the left one: what it touches most stands at its side.
#include "tests/qml/page_walk.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace jotter;
using test::SharedTablet;
using viewmodels::Appearance;

class HandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }
    void init() {
        tablet_ = std::make_unique<SharedTablet>();
        tablet_->camera = std::make_unique<platform::FakeCamera>(pictures());
        tablet_->admit(tablet_->room.assistant);
        tablet_->open();
        QVERIFY(tablet_->touch(QStringLiteral("adult")));
        tablet_->type(QString::fromLatin1(SharedTablet::pin));
        tablet_->press(Qt::Key_Return);
        QTRY_VERIFY(!place("capture-Amara").isEmpty());
    }
    void cleanup() { tablet_.reset(); }

    void whoSaysLeftHasTheRailAtTheRight() {
        QCOMPARE(place("rail").left(), 0.0);
        QVERIFY(tablet_->touch(QStringLiteral("placeSafe")));
        QVERIFY(tablet_->touch(QStringLiteral("settings")));
        QVERIFY(middle("closeSettings") > half());
        tablet_->shots(QStringLiteral("settings"));
        QVERIFY(tablet_->touch(QStringLiteral("segment0"), QStringLiteral("Left")));
        QTRY_VERIFY(middle("closeSettings") < half());
        QVERIFY(tablet_->touch(QStringLiteral("closeSettings")));
        QVERIFY(tablet_->touch(QStringLiteral("placeLesson")));
        QTRY_COMPARE(place("rail").right(), width());
        tablet_->shots(QStringLiteral("board_left_hand"));
        tablet_->appearance().setContrast(Appearance::Contrast::High);
        tablet_->shots(QStringLiteral("board_high_contrast"));
    }

    void aPhotoIsBegunAndTakenByTheThumb() {
        tablet_->appearance().setHand(Appearance::Hand::Left);
        // Nothing between the thumb and the edge of the tablet that it holds.
        QTRY_VERIFY(place("newPhoto").left() <= 32);
        QVERIFY(place("newPhoto").left() < place("newNote").left());
        QVERIFY(tablet_->touch(QStringLiteral("newPhoto")));
        QTRY_VERIFY(!place("shutter").isEmpty());
        QVERIFY(place("shutter").right() < half() / 3);
        tablet_->shots(QStringLiteral("camera_left_hand"));
        tablet_->appearance().setHand(Appearance::Hand::Right);
        QTRY_VERIFY(place("shutter").left() > half());
    }

    void onATabletHeldUprightTheShutterIsAtTheThumbToo() {
        tablet_->resize({800, 1280});
        tablet_->appearance().setHand(Appearance::Hand::Left);
        QVERIFY(tablet_->touch(QStringLiteral("newPhoto")));
        QTRY_VERIFY(!place("shutter").isEmpty());
        QVERIFY(place("shutter").right() < half());
        tablet_->resize({390, 844}); // whose middle every thumb reaches
        QTRY_VERIFY(qAbs(middle("shutter") - half()) < 1);
    }

    void theCaptureSheetIsClosedByTheThumb() {
        QVERIFY(tablet_->touch(QStringLiteral("capture-Amara")));
        QTRY_VERIFY(middle("captureDone") > half());
        tablet_->appearance().setHand(Appearance::Hand::Left);
        QTRY_VERIFY(middle("captureDone") > 0 && middle("captureDone") < half());
        tablet_->shots(QStringLiteral("capture_left_hand"));
        const auto cut = test::cutOff(*tablet_);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral(" | "))));
    }

private:
    [[nodiscard]] QRectF place(const char* name) const {
        auto* item = tablet_->find(QString::fromLatin1(name));
        return item ? item->mapRectToScene(QRectF(0, 0, item->width(), item->height())) : QRectF();
    }
    [[nodiscard]] double middle(const char* name) const { return place(name).center().x(); }
    [[nodiscard]] double width() const { return tablet_->window->contentItem()->width(); }
    [[nodiscard]] double half() const { return width() / 2; }
    [[nodiscard]] QString pictures() const {
        QImage image(640, 480, QImage::Format_RGB32);
        image.fill(QColor(120, 90, 160));
        if (!image.save(folder_.filePath(QStringLiteral("1.jpg"))))
            qFatal("no picture for the camera");
        return folder_.path();
    }

    QTemporaryDir folder_;
    std::unique_ptr<SharedTablet> tablet_;
};

QTEST_MAIN(HandTest)
#include "hand.moc"
