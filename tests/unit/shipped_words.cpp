// The words that ship stand twice: in the app, in the languages that it speaks, and in the server's command
// line, which is nothing of the app's. They are the same.
#include "app/viewmodels/facts/fact_words.h"
#include "sync/server/admin/words/word_list.h"

#include <QtTest>

using namespace jotter;

class ShippedWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areTheSameOnBothSides_data() {
        QTest::addColumn<QString>("kind");
        for (const auto kind : server::kindsOfWords())
            QTest::newRow(std::string(kind).c_str()) << QString::fromStdString(std::string(kind));
    }
    void areTheSameOnBothSides() {
        QFETCH(QString, kind);
        QStringList onTablets;
        if (kind == QLatin1String("help"))
            for (const auto& level : domain::HelpScale::standard().levels)
                onTablets << QString::fromStdString(level.id + "=" + level.label) +
                                 QString::number(level.fill);
        else
            for (const auto& word : viewmodels::fact::offered(kind.toStdString(), {}))
                onTablets << QString::fromStdString(word.id) + "=" +
                                 viewmodels::fact::label(kind == QLatin1String("no_cameras")
                                                             ? viewmodels::fact::place
                                                             : kind.toStdString(),
                                                         word.id, {});
        QStringList onServer;
        for (const auto& word : server::shippedWords(kind.toStdString()))
            onServer << QString::fromStdString(word.id + "=" + word.label) +
                            (word.fill ? QString::number(*word.fill) : QString());
        QVERIFY(!onTablets.isEmpty());
        QCOMPARE(onServer, onTablets);
    }

    void aRoomIsAPlace_data() {
        QTest::addColumn<QString>("room");
        QTest::addColumn<QString>("place");
        QTest::newRow("the hall") << "Hall"
                                  << "hall";
        QTest::newRow("small letters") << "classroom"
                                       << "classroom";
        QTest::newRow("the id alone") << "Community"
                                      << "community";
        QTest::newRow("no cameras") << "Changing Room"
                                    << "changing";
        QTest::newRow("another hall") << "Dining Hall"
                                      << "Dining Hall";
        QTest::newRow("a part of a word") << "room"
                                          << "room";
        QTest::newRow("a number") << "Room 7"
                                  << "Room 7";
        QTest::newRow("a comma") << "Block B, Room 7"
                                 << "Block B Room 7";
    }
    void aRoomIsAPlace() {
        QFETCH(QString, room);
        QFETCH(QString, place);
        QCOMPARE(QString::fromStdString(viewmodels::fact::placeOfRoom(room.toStdString(), {}).id), place);
    }

    void ofTheSchoolsOwnPlaces() {
        const domain::FactChoices own{
            {"place", {{"big", "In the dining hall"}, {"old", "In the attic", false}}},
            {"no_cameras", {{"room_7", "Room 7"}}}};
        const auto in = [&](const char* room) { return viewmodels::fact::placeOfRoom(room, own); };
        QCOMPARE(in("Dining hall").id, std::string("big"));
        QCOMPARE(in("Hall").id, std::string("Hall"));
        QCOMPARE(in("Attic").id, std::string("Attic")); // not offered any more
        QCOMPARE(in("ROOM 7").label, QStringLiteral("Room 7"));
        QVERIFY(viewmodels::fact::forbidsCameras(in("ROOM 7").id, own));
        QCOMPARE(viewmodels::fact::label("place", "old", own), QStringLiteral("In the attic"));
        QCOMPARE(viewmodels::fact::label("place", "hall", own), QStringLiteral("In the hall"));
        QCOMPARE(viewmodels::fact::offered("place", own).size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(ShippedWordsTest)
#include "shipped_words.moc"
