#include "tests/qml/lesson.h"

#include <QGuiApplication>
#include <QStyleHints>
#include <QtTest>

using jotter::test::Lesson;
using Stage = jotter::viewmodels::CaptureModel::Stage;

namespace {
QString text(const std::string& words) {
    return QString::fromStdString(words);
}
} // namespace

/// More than one photo without leaving the camera, and what is sharp in it.
class CameraTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QGuiApplication::styleHints()->setMousePressAndHoldInterval(200); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }

    void photosForLaterAreOneTouchEach() {
        Lesson lesson;
        QVERIFY(lesson.touch("newPhoto"));
        QVERIFY(lesson.touch("tagLater"));
        for (const auto* told : {"1 photo saved, under To finish", "2 photos saved, under To finish"}) {
            const auto before = lesson.touches();
            QVERIFY(lesson.touch("shutter"));
            QTRY_COMPARE(lesson.capture().forLater()->told(), QLatin1String(told));
            QCOMPARE(lesson.touches() - before, 1);
            QCOMPARE(lesson.capture().stage(), Stage::Camera);
        }
        lesson.shot("camera-later");
        QVERIFY(lesson.touch("cameraBack"));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Closed);
        lesson.restart();
        const auto drafts = lesson.drafts();
        QCOMPARE(drafts.size(), 2U);
        QVERIFY(drafts[0].media != drafts[1].media);
        QTRY_COMPARE(lesson.board().tray()->count(), 2);
        for (const auto& draft : drafts) {
            const auto before = lesson.touches();
            QVERIFY(lesson.touch("draft-" + text(draft.id)));
            QVERIFY(lesson.touch("who-Amara"));
            QVERIFY(lesson.touch("step-" + lesson.firstStep()));
            QCOMPARE(lesson.touches() - before, 3);
            QVERIFY(lesson.said("Amara · Photo"));
        }
        QTRY_COMPARE(lesson.board().tray()->count(), 0);
        QCOMPARE(lesson.seen("Amara").size(), 2U);
    }

    void aHeldShutterTakesOneAfterAnother() {
        Lesson lesson;
        int taken = 0;
        QObject::connect(lesson.capture().camera(), &jotter::viewmodels::CameraModel::taken, &lesson.window(),
                         [&] { ++taken; });
        QVERIFY(lesson.touch("newPhoto"));
        QVERIFY(lesson.hold("shutter", [&] { return taken >= 3; }));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Who);
        QTRY_VERIFY(!lesson.capture().takingPictures());
        QVERIFY(taken >= 3 && taken <= jotter::viewmodels::CameraModel::mostInBurst);
        // The camera of this test has two pictures: the same one again is one picture.
        QCOMPARE(lesson.capture().photos()->count(), 2);
        QVERIFY(lesson.touch("who-Cerys"));
        QVERIFY(lesson.touch("step-" + lesson.firstStep()));
        QVERIFY(lesson.said("Cerys · 2 photos · Saved on this tablet"));
        QCOMPARE(lesson.touches(), 4);
        // It ends by itself, however long a finger stays.
        taken = 0;
        QVERIFY(lesson.touch("newPhoto"));
        QVERIFY(lesson.hold("shutter", [&] { return lesson.capture().stage() == Stage::Who; }));
        QCOMPARE(taken, jotter::viewmodels::CameraModel::mostInBurst);
    }

    void aTouchSaysWhatIsToBeSharp_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("tablet") << QSize(1280, 800);
        QTest::newRow("portrait") << QSize(800, 1280);
        QTest::newRow("phone") << QSize(390, 844);
    }
    void aTouchSaysWhatIsToBeSharp() {
        QFETCH(QSize, size);
        Lesson lesson;
        lesson.resize(size);
        lesson.camera().setCanFocus(true);
        QVERIFY(lesson.touch("newPhoto"));
        QVERIFY(lesson.touch("focusSurface"));
        QTRY_VERIFY(lesson.camera().focusedAt());
        auto* ring = lesson.find("focusRing");
        QVERIFY(ring && std::abs(ring->x() + ring->width() / 2 - size.width() / 2.0) <= 1);
        QTRY_VERIFY(!lesson.find("focusRing")); // it goes by itself
        // The picture, 900 × 700, fills the screen: two of its sides are cut off.
        const QPoint place(size.width() / 4, size.height() * 2 / 5);
        lesson.touchAt(place);
        const auto scale = std::max(size.width() / 900.0, size.height() / 700.0);
        const QPointF meant(0.5 - size.width() / 4.0 / (900 * scale),
                            0.5 - size.height() / 10.0 / (700 * scale));
        QTRY_VERIFY(std::abs(lesson.camera().focusedAt()->x() - meant.x()) < 0.01);
        QVERIFY(std::abs(lesson.camera().focusedAt()->y() - meant.y()) < 0.01);
        lesson.shot(QStringLiteral("camera-focus-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
        const auto before = lesson.camera().focusedAt();
        QVERIFY(lesson.touch("shutter")); // the buttons are the buttons'
        QTRY_COMPARE(lesson.capture().stage(), Stage::Who);
        QVERIFY(lesson.camera().focusedAt() == before);
    }

    void whereTheDeviceCannotATouchDoesNothing() {
        Lesson lesson;
        QVERIFY(lesson.touch("newPhoto"));
        QVERIFY(lesson.touch("focusSurface"));
        QVERIFY(lesson.touch("cameraBack")); // whatever the touch before would have done is done
        QVERIFY(!lesson.camera().focusedAt());
        QTRY_COMPARE(lesson.capture().stage(), Stage::Closed);
    }

    void theViewfinderHoldsNoKeyboard() {
        Lesson lesson;
        lesson.camera().setCanFocus(true);
        QVERIFY(lesson.touch("newPhoto"));
        QTRY_VERIFY(lesson.find("shutter"));
        QStringList round;
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(&lesson.window(), Qt::Key_Tab);
            round.append(lesson.window().activeFocusItem()->objectName());
        }
        for (const auto* button : {"cameraBack", "tagLater", "shutter", "film"})
            QCOMPARE(round.count(QLatin1String(button)), 2);
    }
};

QTEST_MAIN(CameraTest)
#include "camera.moc"
