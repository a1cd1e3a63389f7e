#include "tests/qml/lesson.h"

#include <QtTest>

using jotter::test::Lesson;

/// The facts of a record, and the phrases for its note, by the chips of the capture sheet.
class FactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }
    void factsAreRecorded() {
        Lesson lesson;
        QVERIFY(lesson.touch("capture-Faisal"));
        QVERIFY(lesson.touch("step-" + lesson.firstStep()));
        QVERIFY(lesson.touch("place-hall"));
        QVERIFY(lesson.touch("with-a friend"));
        QVERIFY(lesson.touch("segment3"));
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Faisal"));
        const auto facts = lesson.seen("Faisal").at(0).facts;
        const std::map<std::string, std::string> wanted{
            {"m", "5"}, {"n", "3"}, {"place", "hall"}, {"with", "a friend"}};
        QVERIFY((std::map<std::string, std::string>(facts.begin(), facts.end()) == wanted));
    }

    void promptsAndEngagementAreSeveral() {
        Lesson lesson;
        QVERIFY(lesson.touch("capture-Faisal"));
        QVERIFY(lesson.touch("step-" + lesson.firstStep()));
        QVERIFY(!lesson.find("prompt-spoken"));
        QVERIFY(lesson.touch("moreFacts"));
        QTRY_VERIFY(lesson.find("prompt-spoken"));
        for (const auto* prompt : {"spoken", "symbol", "touch", "spoken"})
            lesson.capture().facts()->prompts()->pick(QLatin1String(prompt));
        lesson.capture().facts()->engagement()->pick(QStringLiteral("persistence"));
        lesson.shot("sheet-more-facts");
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Faisal"));
        const auto facts = lesson.seen("Faisal").at(0).facts;
        const std::map<std::string, std::string> wanted{{"engagement", "persistence"},
                                                        {"prompt", "symbol,touch"}};
        QVERIFY((std::map<std::string, std::string>(facts.begin(), facts.end()) == wanted));
        QVERIFY(lesson.touch("capture-Amara"));
        QTRY_VERIFY(lesson.find("moreFacts")); // folded again for the next
    }

    void aPhraseGoesIntoTheNote() {
        Lesson lesson;
        QVERIFY(lesson.touch("capture-Faisal"));
        QVERIFY(QTest::qWaitFor([&] { return lesson.find("note") != nullptr; }));
        auto* phrases = lesson.capture().facts()->phrases();
        phrases->pick(QStringLiteral("turn"));
        QCOMPARE(lesson.capture().note(), QStringLiteral("Took a turn"));
        phrases->pick(QStringLiteral("again"));
        QCOMPARE(lesson.capture().note(), QStringLiteral("Took a turn. Tried again"));
        lesson.capture().setNote(QStringLiteral("Laughed! "));
        phrases->pick(QStringLiteral("help"));
        QCOMPARE(lesson.capture().note(), QStringLiteral("Laughed! Asked for help"));
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Faisal · Note"));
        QCOMPARE(QString::fromStdString(lesson.seen("Faisal").at(0).note),
                 QStringLiteral("Laughed! Asked for help"));
    }

    /// Said by one touch, once a day; the tablet remembers that it was said, not what.
    void howAPupilIsTodayIsOneTouchADay() {
        Lesson lesson;
        const auto open = [&] {
            QVERIFY(lesson.touch("capture-Faisal"));
            QTRY_VERIFY(lesson.find("captureDone"));
        };
        const auto asked = [&] { return lesson.capture().readiness()->asked(); };
        open();
        QTRY_VERIFY(asked());
        QCOMPARE(lesson.capture().readiness()->question(), QStringLiteral("How is Faisal today?"));
        lesson.capture().readiness()->choices()->pick(QStringLiteral("tired"));
        QVERIFY(lesson.said("Faisal · How they are today"));
        QTRY_VERIFY(lesson.capture().readiness()->said());
        lesson.shot("sheet-readiness-said");
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.seen("Faisal").empty()); // it is no observation, and on no timeline
        lesson.restart();
        open();
        QTRY_VERIFY(lesson.capture().readiness()->said());
        lesson.capture().readiness()->sayAgain();
        QVERIFY(asked());
        lesson.capture().readiness()->choices()->pick(QStringLiteral("settled"));
        QTRY_VERIFY(lesson.capture().readiness()->said());
        QVERIFY(lesson.said("Faisal · How they are today"));
        lesson.toast().undo();
        QTRY_VERIFY(asked()); // taken back: nothing is said of today
        lesson.capture().readiness()->choices()->pick(QStringLiteral("unwell"));
        QTRY_VERIFY(lesson.capture().readiness()->said());
        QVERIFY(lesson.touch("captureDone"));
        lesson.room().clock.advance(std::chrono::hours(24));
        open();
        QTRY_VERIFY(asked());
    }

    /// A place marked "no cameras" keeps the camera shut, and cannot be said of what has a picture.
    void whereNoCamerasAreNoPictureIsTaken() {
        Lesson lesson;
        auto& capture = lesson.capture();
        const auto reason = [&] {
            for (const auto& place : capture.facts()->places()->options())
                if (place.id == QLatin1String("changing"))
                    return place.reason;
            return QStringLiteral("not offered");
        };
        QVERIFY(lesson.touch("capture-Faisal"));
        QVERIFY(lesson.touch("step-" + lesson.firstStep()));
        capture.facts()->places()->pick(QStringLiteral("changing"));
        QTRY_COMPARE(capture.photosRefused(), QStringLiteral("No cameras here"));
        capture.addPhoto();
        QCOMPARE(capture.stage(), jotter::viewmodels::CaptureModel::Stage::Sheet);
        capture.addFiles({lesson.picture(QStringLiteral("no.jpg"), Qt::red)});
        QCOMPARE(capture.photos()->count(), 0);
        lesson.shot("sheet-no-cameras");
        capture.facts()->places()->pick(QStringLiteral("hall"));
        QTRY_VERIFY(capture.photosRefused().isEmpty());
        QCOMPARE(reason(), QString());
        capture.addFiles({lesson.picture(QStringLiteral("yes.jpg"), Qt::green)});
        QTRY_COMPARE(capture.photos()->count(), 1);
        QCOMPARE(reason(), QStringLiteral("no cameras there"));
        capture.facts()->places()->pick(QStringLiteral("changing"));
        QVERIFY(capture.photosRefused().isEmpty());
    }

    void theSchoolsOwnWordsAreOffered() {
        Lesson lesson;
        lesson.room().load(
            "scale", "school", jotter::EntityId::make(lesson.room().clock.now(), lesson.room().random),
            {{"kind", "place"},
             {"levels",
              {{{"id", "forest"}, {"label", "In the forest"}}, {{"id", "pool"}, {"label", "At the pool"}}}}});
        QVERIFY(lesson.touch("capture-Faisal"));
        QTRY_VERIFY(lesson.find("place-forest"));
        QVERIFY(!lesson.find("place-hall"));
        QVERIFY(lesson.find("with-a friend")); // that kind was left alone
        QCOMPARE(lesson.find("place-pool")->property("text").toString(), QStringLiteral("At the pool"));
    }
};

QTEST_MAIN(FactsTest)
#include "facts.moc"
