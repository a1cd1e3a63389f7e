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
