#include "tests/qml/lesson.h"

#include <QGuiApplication>
#include <QStyleHints>
#include <QtTest>

using jotter::test::Lesson;
using Stage = jotter::viewmodels::CaptureModel::Stage;

/// A group photo in which somebody is not to be seen (T5).
class HidingTest : public QObject {
    Q_OBJECT

    static QImage photoOf(Lesson& lesson, const char* given) {
        const auto media = lesson.seen(given).at(0).media;
        return QImage::fromData(
            QByteArray::fromStdString(lesson.vault().readAll(media.at(0).sha256).value()));
    }
    /// Until the photo of three is shown large.
    static bool takeGroupPhoto(Lesson& lesson) {
        const bool asked = lesson.hold("pupil-Amara", [&] { return lesson.board().several()->isOn(); }) &&
                           lesson.touch("choose-Dev") && lesson.touch("choose-Cerys") &&
                           lesson.touch("choose-Faisal") && lesson.touch("photoSeveral") &&
                           lesson.touch("shutter");
        return asked && QTest::qWaitFor([&] {
                   return lesson.capture().stage() == Stage::Review &&
                          !lesson.capture().review()->address().isEmpty();
               });
    }

private Q_SLOTS:
    void initTestCase() { QGuiApplication::styleHints()->setMousePressAndHoldInterval(200); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }

    void aGroupPhotoWithOneHeldBackIsEightTouches() {
        Lesson lesson;
        QVERIFY(takeGroupPhoto(lesson));
        const auto first = lesson.drafts().at(0).media.at(0);
        QVERIFY(lesson.touch("hidingSurface")); // the face in the middle
        QTRY_COMPARE(lesson.capture().review()->count(), 1);
        QVERIFY(lesson.touch("reviewDone"));
        QVERIFY(lesson.said("Amara, Cerys, Dev, Faisal · Photo · Saved on this tablet"));
        QCOMPARE(lesson.touches(), 8);
        const auto before =
            QImage::fromData(QByteArray::fromStdString(lesson.vault().readAll(first.sha256).value()));
        const auto after = photoOf(lesson, "Dev");
        QCOMPARE(after.size(), before.size());
        QVERIFY(after.copy(400, 300, 100, 100) != before.copy(400, 300, 100, 100));
        QVERIFY(lesson.seen("Amara").at(0).media == lesson.seen("Dev").at(0).media);
        const auto chores = lesson.room().store().journal().chores(10);
        QVERIFY(chores && std::ranges::find(chores->discard, first.sha256) != chores->discard.end());
    }

    void whatIsHiddenCanBeChangedUntilItIsRecorded() {
        Lesson lesson;
        QVERIFY(takeGroupPhoto(lesson));
        QVERIFY(lesson.touch("hidingSurface"));
        QTRY_COMPARE(lesson.capture().review()->count(), 1);
        QTRY_COMPARE(lesson.drafts().size(), 1U);
        lesson.restart(); // killed in between
        QTRY_COMPARE(lesson.board().tray()->count(), 1);
        QVERIFY(lesson.touch("draft-" + QString::fromStdString(lesson.drafts().at(0).id)));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Sheet);
        QVERIFY(lesson.touch("lookPhoto0"));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Review);
        QTRY_COMPARE(lesson.capture().review()->count(), 1);
        const auto first = lesson.drafts().at(0).media.at(0);
        QVERIFY(lesson.touch("hidingSurface"));
        QTRY_COMPARE(lesson.capture().review()->count(), 0);
        QVERIFY(lesson.touch("reviewDone"));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Sheet);
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Photo · Saved on this tablet"));
        QVERIFY(lesson.seen("Amara").at(0).media.at(0) == first);
    }

    void aKeyboardHidesAFace() {
        Lesson lesson;
        QVERIFY(takeGroupPhoto(lesson));
        QTRY_VERIFY(lesson.find("hidingSurface")->hasActiveFocus());
        QTest::keyClick(&lesson.window(), Qt::Key_Left);
        QTest::keyClick(&lesson.window(), Qt::Key_Return);
        QTRY_COMPARE(lesson.capture().review()->count(), 1);
        const auto& review = *lesson.capture().review();
        QVERIFY(review.data(review.index(0), jotter::viewmodels::PhotoReview::MiddleXRole).toDouble() < 0.49);
    }

    void moreCanBeSaid() {
        Lesson lesson;
        QVERIFY(takeGroupPhoto(lesson));
        QVERIFY(lesson.touch("reviewMore"));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Sheet);
        // Another photo from there leads back to the sheet: nobody said that it is all.
        lesson.capture().addPhoto();
        QVERIFY(lesson.touch("shutter"));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Review);
        QTRY_VERIFY(!lesson.capture().review()->address().isEmpty());
        QVERIFY(lesson.touch("reviewDone"));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Sheet);
        QCOMPARE(lesson.capture().photos()->count(), 2);
        QCOMPARE(lesson.seen("Amara").size(), 0U);
    }

    void looks_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::newRow("tablet") << QSize(1280, 800) << false;
        QTest::newRow("tablet-dark") << QSize(1280, 800) << true;
        QTest::newRow("portrait") << QSize(800, 1280) << false;
        QTest::newRow("phone") << QSize(390, 844) << false;
        QTest::newRow("phone-dark") << QSize(390, 844) << true;
    }
    void looks() {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        Lesson lesson;
        lesson.setDark(dark);
        lesson.resize(size);
        lesson.capture().newPhotoOf({lesson.pupil("Amara"), lesson.pupil("Dev")});
        QVERIFY(lesson.touch("shutter"));
        QTRY_VERIFY(!lesson.capture().review()->address().isEmpty());
        QCOMPARE(lesson.unfit(), QStringList());
        QVERIFY(lesson.touch("hidingSurface"));
        QTRY_COMPARE(lesson.capture().review()->count(), 1);
        lesson.shot(QStringLiteral("review-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
    }
};

QTEST_MAIN(HidingTest)
#include "hiding.moc"
