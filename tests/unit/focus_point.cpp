// A touch on the viewfinder, and the place in the camera's frame that it means.
#include "app/viewmodels/capture/focus_point.h"

#include <QImage>
#include <QTransform>
#include <QtTest>

using namespace jotter::viewmodels;

class FocusPointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A marked pixel of a frame, the frame turned as a screen shows it, a touch on the mark: back to the
    /// pixel.
    void aTouchMeansWhatIsSeenThere_data() {
        QTest::addColumn<int>("degrees");
        QTest::addColumn<bool>("mirrored");
        for (const int degrees : {0, 90, 180, 270})
            for (const bool mirrored : {false, true})
                QTest::addRow("%d%s", degrees, mirrored ? " mirrored" : "") << degrees << mirrored;
    }
    void aTouchMeansWhatIsSeenThere() {
        QFETCH(int, degrees);
        QFETCH(bool, mirrored);
        QImage frame(64, 48, QImage::Format_RGB32);
        frame.fill(Qt::black);
        const QPoint mark(50, 8);
        frame.setPixelColor(mark, Qt::white);
        const auto seen = frame.transformed(QTransform().rotate(degrees)).mirrored(mirrored, false);
        QPoint place;
        for (int y = 0; y < seen.height(); ++y)
            for (int x = 0; x < seen.width(); ++x)
                if (qRed(seen.pixel(x, y)) > 0)
                    place = {x, y};
        // Shown ten times as large, with the upper left corner cut off, as a full-screen viewfinder does.
        const QRectF shown(-100, -40, seen.width() * 10, seen.height() * 10);
        const QPointF touch(place.x() * 10 - 95, place.y() * 10 - 35);
        const auto point = focusPoint(touch, shown, {degrees, mirrored});
        QVERIFY(point);
        QVERIFY(std::abs(point->x() * frame.width() - 50.5) < 0.01);
        QVERIFY(std::abs(point->y() * frame.height() - 8.5) < 0.01);
    }

    void aTouchOnABarMeansNothing() {
        const QRectF shown(100, 0, 600, 800);
        QVERIFY(!focusPoint({50, 400}, shown, {}));
        QVERIFY(!focusPoint({750, 400}, shown, {90, false}));
        QVERIFY(focusPoint({100, 0}, shown, {}) == QPointF(0, 0));
        QVERIFY(!focusPoint({0, 0}, {}, {})); // no picture has come yet
    }
};

QTEST_GUILESS_MAIN(FocusPointTest)
#include "focus_point.moc"
