// Text at 200 %, as somebody with tired eyes sets it: no label is cut off, on any page, at three sizes.
// Measured on what the scene shows, not looked at.
#include "tests/qml/page_walk.h"

#include <QtTest>

using namespace jotter;

class LargeTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }
    void noLabelIsCutOff_data() { test::threeSizes(); }
    void noLabelIsCutOff() {
        QFETCH(QSize, size);
        test::SharedTablet tablet(size);
        const auto cut = test::cutOffAnywhere(
            tablet, QStringLiteral("large-%1").arg(QString::fromLatin1(QTest::currentDataTag())),
            [&] { tablet.setTextScale(2.0); });
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral(" | "))));
    }
};

QTEST_MAIN(LargeTextTest)
#include "large_text.moc"
