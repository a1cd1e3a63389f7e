#include <QtTest>
class SealTest : public QObject { Q_OBJECT };
QTEST_APPLESS_MAIN(SealTest)
#include "seal.moc"
