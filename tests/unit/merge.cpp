#include <QtTest>
class MergeTest : public QObject { Q_OBJECT };
QTEST_APPLESS_MAIN(MergeTest)
#include "merge.moc"
