// Text at 200 %, as somebody with tired eyes sets it: no label is cut off, on any page, at three sizes.
// Measured on what the scene shows, not looked at.
#include "tests/qml/shared_tablet.h"

#include <QtTest>

using namespace jotter;
using test::SharedTablet;

namespace {
constexpr double slack = 1.5; // pixels: rounding of a glyph's advance

/// Labels that are cut off: by their own width, in the middle of a word, or at the side of what they stand
/// in. What is below an edge can be scrolled to.
void collectCut(const QQuickItem* item, QRectF seen, QStringList& cut) {
    if (!item->isVisible() || item->opacity() == 0)
        return;
    if (item->clip())
        seen = seen.intersected(item->mapRectToScene(QRectF(0, 0, item->width(), item->height())));
    if (item->inherits("QQuickText") && item->width() > 0) {
        const auto text = item->property("text").toString();
        const auto place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        const bool inSight = place.bottom() > seen.top() && place.top() < seen.bottom();
        const bool wide = item->property("contentWidth").toDouble() > item->width() + slack;
        const bool beside = place.left() < seen.left() - slack || place.right() > seen.right() + slack;
        const bool broken = !text.contains(QLatin1Char(' ')) && item->property("lineCount").toInt() > 1;
        if (inSight && !text.isEmpty() && (item->property("truncated").toBool() || wide || beside || broken))
            cut.append(text);
    }
    for (const auto* child : item->childItems())
        collectCut(child, seen, cut);
}
} // namespace

class LargeTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }
    void noLabelIsCutOff_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("tablet") << QSize(1280, 800);
        QTest::newRow("portrait") << QSize(800, 1280);
        QTest::newRow("phone") << QSize(390, 844);
    }
    void noLabelIsCutOff() {
        QFETCH(QSize, size);
        SharedTablet tablet(size);
        tablet.admit(tablet.room.assistant);
        tablet.room.record(tablet.room.tick("own", "Sorted the shells by size and said why"));
        tablet.open();
        tablet.setTextScale(2.0);
        QStringList cut;
        const auto look = [&](const char* page) {
            QTRY_VERIFY(!tablet.window->grabWindow().isNull());
            QStringList here;
            collectCut(tablet.window->contentItem(), QRectF(QPointF(), size), here);
            for (const auto& text : here)
                cut.append(QStringLiteral("%1: %2").arg(QString::fromLatin1(page), text));
            tablet.shot(QStringLiteral("large-%1-%2")
                            .arg(QString::fromLatin1(page), QString::fromLatin1(QTest::currentDataTag())));
        };
        const auto touch = [&](const char* name, const char* words = "") {
            return tablet.touch(QString::fromLatin1(name), QString::fromLatin1(words));
        };
        look("who");
        QVERIFY(touch("adult"));
        QVERIFY(tablet.says(QStringLiteral("PIN")));
        look("pin");
        tablet.type(QString::fromLatin1(SharedTablet::pin));
        tablet.press(Qt::Key_Return);
        QVERIFY(tablet.says(QStringLiteral("Hand over")));
        look("board");
        QVERIFY(touch("capture-Amara"));
        QVERIFY(tablet.says(QStringLiteral("How much help?")));
        look("capture");
        tablet.press(Qt::Key_Escape);
        QVERIFY(tablet.gone(QStringLiteral("How much help?")));
        QVERIFY(touch("placePupils"));
        QVERIFY(touch("pupil", "Amara"));
        QVERIFY(tablet.says(QStringLiteral("What helps me")));
        look("pupil");
        QVERIFY(touch("raiseConcern"));
        QVERIFY(tablet.says(QStringLiteral("Tell the DSL now")));
        look("concern");
        tablet.press(Qt::Key_Escape);
        QVERIFY(tablet.gone(QStringLiteral("Tell the DSL now")));
        QVERIFY(touch("placeSafe"));
        QVERIFY(touch("settings"));
        look("safe");
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral(" | "))));
    }
};

QTEST_MAIN(LargeTextTest)
#include "large_text.moc"
