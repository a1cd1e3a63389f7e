// A tablet that is set to Welsh: the app speaks it before anybody chose, and English when somebody did.
#include "app/viewmodels/common/appearance.h"

#include <QGuiApplication>
#include <QLocale>
#include <QtTest>

using namespace jotter;
using viewmodels::Appearance;

class WelshTabletTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itsLanguageIsSpokenUntilSomebodyChooses() {
        const auto lesson = [] { return QCoreApplication::translate("Rail", "Lesson"); };
        {
            Appearance appearance;
            appearance.follow(nullptr);
            QCOMPARE(lesson(), QStringLiteral("Gwers"));
            QCOMPARE(QLocale().language(), QLocale::Welsh);
            QCOMPARE(QCoreApplication::translate("Rail", "Not in it yet"), QStringLiteral("Not in it yet"));
            QSignalSpy told(&appearance, &Appearance::languageChanged);
            appearance.setLanguage(Appearance::Language::Welsh); // as it is
            QCOMPARE(told.count(), 0);
            appearance.setLanguage(Appearance::Language::English);
            QCOMPARE(told.count(), 1);
            QCOMPARE(lesson(), QStringLiteral("Lesson"));
            QCOMPARE(QLocale().language(), QLocale::English); // and so its days
            appearance.setLanguage(Appearance::Language::OfTablet);
            QCOMPARE(lesson(), QStringLiteral("Gwers"));
        }
        QCOMPARE(lesson(), QStringLiteral("Lesson"));
    }
};

int main(int argc, char** argv) {
    qputenv("LC_ALL", "cy_GB.UTF-8");
    QGuiApplication app(argc, argv);
    WelshTabletTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "welsh_tablet.moc"
