#include "tests/qml/gallery/gallery.h"

#include <QDirIterator>
#include <QtTest>

/// The component gallery shows all that there is.
class GalleryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyComponentIsInIt() {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:")));
        jotter::gallery::Gallery gallery;
        const auto shown = gallery.shown();
        QStringList missing;
        QDirIterator files(QStringLiteral(JOTTER_SOURCE_DIR "/qml/components"), {QStringLiteral("*.qml")},
                           QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        for (; files.hasNext(); ++count) {
            const auto name = QFileInfo(files.next()).baseName();
            if (!shown.contains(name))
                missing.append(name);
        }
        QVERIFY(count > 20);
        QCOMPARE(missing, QStringList());
    }
};

QTEST_MAIN(GalleryTest)
#include "gallery.moc"
