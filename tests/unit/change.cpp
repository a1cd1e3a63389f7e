#include <QtTest>
class ChangeTest : public QObject { Q_OBJECT };
QTEST_APPLESS_MAIN(ChangeTest)
#include "change.moc"
