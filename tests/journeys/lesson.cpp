// The lesson that the school laid down on its server, on a real tablet of a real server: the board opens on
// it, knows where it is, and speaks the school's own words as soon as they have come.
#include "tests/support/demo_school.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace jotter;
using journeys::DemoSchool;
using journeys::Tablet;

namespace {
constexpr auto senco = "Ruth Ellery"; ///< works with every group, and would see Harbour Room first
constexpr auto group = "Year 4 Heron";

QString text(const char* words) {
    return QString::fromUtf8(words);
}

/// Swimming in the hall, whatever day it is and whatever time.
void layDown(DemoSchool& school, const QString& file) {
    QFile table(file);
    if (!table.open(QIODevice::WriteOnly))
        throw journeys::JourneyFailed(text("the timetable cannot be written"));
    table.write("Day,From,To,Subject,Class,Room,Adults\n");
    for (const auto* day : {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"})
        table.write(QByteArray(day) + ",00:00,23:59,Swimming," + group + ",Hall," + senco + "\n");
    table.close();
    std::ignore = school.server().run({text("timetable"), text("import"), file, text("--others-stay")});
}

void signIn(Tablet& tablet) {
    tablet.tap(text("Search your name"), text("EditableText"));
    tablet.type(text("Ruth"));
    tablet.tap(text(senco) + QLatin1Char('*'));
    for (const char digit : {'2', '4', '6', '8'})
        tablet.tap(QString(QLatin1Char(digit)));
    tablet.tap(text("Sign in"), text("Button"));
}
} // namespace

class LessonJourney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBoardIsOnTheLessonInTheSchoolsWords() {
        try {
            const QTemporaryDir folder;
            DemoSchool school{QDir(folder.path())};
            school.open();
            layDown(school, folder.filePath(text("timetable.csv")));
            Tablet tablet({.profile = folder.filePath(text("tablet")),
                           .size = {1280, 800},
                           .dark = false,
                           .camera = school.camera(),
                           .more = {}});
            tablet.start();
            tablet.tap(text("Enrolment code"), text("EditableText"));
            tablet.type(school.server().enrolmentCode({text("Harbour Room"), text(group)}));
            tablet.tap(text("Join"));
            tablet.waitFor(text("Who is using this tablet?"), 60);
            signIn(tablet);
            // Nothing was touched since: the board is on the lesson by itself.
            tablet.waitFor(text("Year 4 Heron, Swimming"), 60);
            tablet.waitFor(text("Where the lesson is: In the hall"));
            tablet.waitFor(text("All on the school server"), 120);

            std::ignore = school.server().run({text("words"), text("set"), text("place"),
                                               text("hall=In the big hall"), text("In the woods")});
            tablet.tap(text("Safe?"), text("PageTab")); // who looks there does not wait
            tablet.waitFor(text("Everything on this tablet"), 60);
            tablet.tap(text("Lesson"), text("PageTab"));
            tablet.waitFor(text("Where the lesson is: In the big hall"), 60);
            tablet.tap(text("Note"), text("Button"));
            tablet.waitFor(text("In the woods"));
            QVERIFY(!tablet.says(text("In the playground")));
            tablet.close();
        } catch (const std::exception& failure) {
            QFAIL(failure.what());
        }
    }
};

QTEST_GUILESS_MAIN(LessonJourney)
#include "lesson.moc"
