#include "tests/qml/lesson.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QStyleHints>
#include <QtTest>

using jotter::test::Lesson;
using jotter::viewmodels::PhotoReview;
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

    /// The five that are drawn in the camera's pictures.
    static std::vector<QRectF> drawnFaces() {
        std::vector<QRectF> faces;
        for (int i = 0; i < 5; ++i)
            faces.emplace_back((90 + i * 150) / 900.0, 320 / 700.0, 120 / 900.0, 120 / 700.0);
        return faces;
    }
    /// Whether a hidden part lies around this face: its middle, and as large as a face is here, no usual
    /// size.
    static bool isAround(const PhotoReview& review, int row, QPointF middle) {
        const auto told = [&](int role) { return review.data(review.index(row), role).toDouble(); };
        return std::abs(told(PhotoReview::MiddleXRole) - middle.x()) < 0.005 &&
               std::abs(told(PhotoReview::MiddleYRole) - middle.y()) < 0.005 &&
               std::abs(told(PhotoReview::ReachRole) - 0.72 * 120 / 900) < 0.005;
    }
    static QString spoken(const QQuickItem* item) {
        return QAccessible::queryAccessibleInterface(const_cast<QQuickItem*>(item))->text(QAccessible::Name);
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
        QVERIFY(review.data(review.index(0), PhotoReview::MiddleXRole).toDouble() < 0.49);
    }

    void aFoundFaceIsHiddenByItsRing() {
        Lesson lesson;
        lesson.faces().setFaces(drawnFaces());
        QVERIFY(takeGroupPhoto(lesson));
        auto& review = *lesson.capture().review();
        QTRY_COMPARE(review.faces()->count(), 5);
        QCOMPARE(review.count(), 0); // nothing is hidden by itself
        QCOMPARE(lesson.find("heldBack")->property("text").toString(),
                 QStringLiteral("No photos of Ben. Hide them if they are in this one."));
        QCOMPARE(spoken(lesson.find("face1")), QStringLiteral("Face 2 of 5, shown"));
        const auto first = lesson.drafts().at(0).media.at(0);
        QVERIFY(lesson.touch("face1"));
        QTRY_COMPARE(review.count(), 1);
        QVERIFY(isAround(review, 0, {300 / 900.0, 380 / 900.0}));
        QCOMPARE(spoken(lesson.find("face1")), QStringLiteral("Face 2 of 5, hidden"));
        QCOMPARE(spoken(lesson.find("face2")), QStringLiteral("Face 3 of 5, shown"));
        QVERIFY(lesson.touch("reviewDone"));
        QVERIFY(lesson.said("Amara, Cerys, Dev, Faisal · Photo · Saved on this tablet"));
        QCOMPARE(lesson.touches(), 8);
        const auto before =
            QImage::fromData(QByteArray::fromStdString(lesson.vault().readAll(first.sha256).value()));
        const auto after = photoOf(lesson, "Dev");
        const auto changed = [&](int child) { // at the face's upper edge, where its colour meets the wall's
            const QRect edge(150 + child * 150 - 10, 312, 20, 20);
            int most = 0;
            for (int y = edge.top(); y < edge.bottom(); ++y)
                most = std::max(most, std::abs(qRed(before.pixel(edge.center().x(), y)) -
                                               qRed(after.pixel(edge.center().x(), y))));
            return most;
        };
        QVERIFY(changed(1) > 10);
        for (const int other : {0, 2, 3, 4})
            QVERIFY(changed(other) < 6);
    }

    void keysAndListenersReachEachFace() {
        Lesson lesson;
        lesson.faces().setFaces(drawnFaces());
        QVERIFY(takeGroupPhoto(lesson));
        auto& review = *lesson.capture().review();
        QTRY_COMPARE(review.faces()->count(), 5);
        QTRY_VERIFY(lesson.find("hidingSurface")->hasActiveFocus());
        for (int face = 0; face < 5; ++face) {
            QTest::keyClick(&lesson.window(), Qt::Key_Tab);
            QVERIFY(lesson.find(QStringLiteral("face%1").arg(face))->hasActiveFocus());
        }
        QTest::keyClick(&lesson.window(), Qt::Key_Return);
        QTRY_COMPARE(review.count(), 1);
        QVERIFY(lesson.find("face4")->hasActiveFocus());
        QCOMPARE(spoken(lesson.find("face4")), QStringLiteral("Face 5 of 5, hidden"));
        QTest::keyClick(&lesson.window(), Qt::Key_Space);
        QTRY_COMPARE(review.count(), 0);
        auto* listened = QAccessible::queryAccessibleInterface(lesson.find("face0"));
        QCOMPARE(listened->role(), QAccessible::CheckBox);
        listened->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QTRY_COMPARE(review.count(), 1);
        QVERIFY(listened->state().checked);
        QTest::keyClick(&lesson.window(), Qt::Key_Tab); // out again
        QVERIFY(!lesson.find("hidingSurface")->hasActiveFocus() && !lesson.find("face4")->hasActiveFocus());
    }

    void besideTheFacesATouchHidesWhatItTouches() {
        Lesson lesson;
        lesson.faces().setFaces({drawnFaces().front()});
        QVERIFY(takeGroupPhoto(lesson));
        auto& review = *lesson.capture().review();
        QTRY_COMPARE(review.faces()->count(), 1);
        review.touch(0.8, 0.4, 0.01);
        QCOMPARE(review.count(), 1);
        QVERIFY(review.data(review.index(0), PhotoReview::ReachRole).toDouble() == 0.08);
        review.touch(0.17, 0.42, 0.01); // in the ring, not in its middle
        QCOMPARE(review.count(), 2);
        QVERIFY(isAround(review, 1, {150 / 900.0, 380 / 900.0}));
        QVERIFY(review.faces()->covered(0));
        review.touch(0.81, 0.4, 0.01);
        QCOMPARE(review.count(), 1);
        QVERIFY(review.faces()->covered(0));
        review.touch(0.17, 0.42, 0.01);
        QCOMPARE(review.count(), 0);
    }

    void whatWasFoundIsNowhereAfterwards() {
        Lesson lesson;
        lesson.faces().setFaces(drawnFaces());
        QVERIFY(takeGroupPhoto(lesson));
        QTRY_COMPARE(lesson.capture().review()->faces()->count(), 5);
        QVERIFY(lesson.drafts().at(0).body.find("hidden") == std::string::npos);
        QVERIFY(lesson.touch("face3"));
        QTRY_VERIFY(lesson.drafts().at(0).body.find("hidden") != std::string::npos);
        const auto body = lesson.drafts().at(0).body; // of five faces, the one that was touched
        QCOMPARE(std::ranges::count(body, '.'), 3);
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
        lesson.faces().setFaces(drawnFaces());
        lesson.capture().newPhotoOf({lesson.pupil("Amara"), lesson.pupil("Dev")});
        QVERIFY(lesson.touch("shutter"));
        QTRY_VERIFY(!lesson.capture().review()->address().isEmpty());
        QTRY_COMPARE(lesson.capture().review()->faces()->count(), 5);
        QCOMPARE(lesson.unfit(), QStringList());
        for (int face = 0; face < 5; ++face) { // a ring lies on its face at each size
            const auto* surface = lesson.find("hidingSurface");
            const auto* ring = lesson.find(QStringLiteral("face%1").arg(face));
            const auto middle = ring->mapRectToItem(surface, ring->boundingRect()).center();
            QVERIFY(std::abs(middle.x() - surface->width() * (150 + face * 150) / 900) < 2);
            QVERIFY(std::abs(middle.y() - surface->height() * 380 / 700) < 2);
            QVERIFY(ring->width() >= 48);
        }
        QVERIFY(lesson.touch("face2"));
        QTRY_COMPARE(lesson.capture().review()->count(), 1);
        QVERIFY(lesson.capture().review()->faces()->covered(2));
        lesson.shot(QStringLiteral("review-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
    }
};

QTEST_MAIN(HidingTest)
#include "hiding.moc"
