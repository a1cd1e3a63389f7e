// `jotter-server words`: the school's own words for facts and notes, and that old records keep theirs.
#include "tests/support/server_process.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

using namespace jotter::support;
using nlohmann::json;

namespace {
struct Folder {
    QTemporaryDir folder;
    ServerProcess server{folder.filePath(QStringLiteral("school"))};

    ServerProcess::Ran ran(const QStringList& words) const {
        return ServerProcess::command(QStringList{"words"} + words + QStringList{"--data", server.data()});
    }
    /// "id=Word" of what is offered, then what is not any more in brackets.
    QStringList words(const QString& kind) const {
        QStringList list;
        for (const auto& row : json::parse(ran({"list", kind, "--json"}).out.toStdString())) {
            const auto word =
                QString::fromStdString(row["id"].get<std::string>() + "=" + row["word"].get<std::string>());
            list << (row["offered"].get<bool>() ? word : "[" + word + "]");
        }
        return list;
    }
    QString file(const QByteArray& text) const {
        QFile file(folder.filePath("words.csv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            throw ServerFailed(QStringLiteral("the test's own file cannot be written"));
        return file.fileName();
    }
};

const QStringList shippedPlaces{"classroom=In the classroom", "hall=In the hall",
                                "playground=In the playground", "community=Out of school",
                                "changing=In the changing room"};
} // namespace

class ServerWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKnownWordKeepsItsIdAndADroppedOneItsMeaning() {
        const Folder school;
        QCOMPARE(school.words("place"), shippedPlaces);
        QCOMPARE(school.ran({"set", "place", "In the Hall", "Forest school", "pool=At the pool"}).code, 0);
        QCOMPARE(school.words("place"),
                 (QStringList{"hall=In the Hall", "forest_school=Forest school", "pool=At the pool",
                              "[classroom=In the classroom]", "[playground=In the playground]",
                              "[community=Out of school]", "[changing=In the changing room]"}));
        QCOMPARE(school.ran({"set", "place", "forest_school=In the woods", "In the classroom"}).code, 0);
        QCOMPARE(school.words("place").mid(0, 4),
                 (QStringList{"forest_school=In the woods", "classroom=In the classroom",
                              "[hall=In the Hall]", "[pool=At the pool]"}));
    }

    void resetOffersWhatShips() {
        const Folder school;
        QCOMPARE(school.ran({"set", "place", "At the pool"}).code, 0);
        QCOMPARE(school.ran({"reset", "place"}).code, 0);
        QCOMPARE(school.words("place"), shippedPlaces + QStringList{"[at_the_pool=At the pool]"});
        QCOMPARE(school.words("with").size(), 3); // a kind that nobody touched
    }

    void aFileOfLevelsOfHelp() {
        const Folder school;
        const auto file = school.file("Word;Fill;Id\nAlone;4;own\nWith a look;3;\nHand over hand;0;full\n");
        QCOMPARE(school.ran({"set", "help", "--file", file}).code, 0);
        const auto words = school.words("help");
        QCOMPARE(words.mid(0, 3),
                 (QStringList{"own=Alone", "with_a_look=With a look", "full=Hand over hand"}));
        QVERIFY(words.contains("[gesture=Gesture]"));
        const auto rows = json::parse(school.ran({"list", "help", "--json"}).out.toStdString());
        QCOMPARE(rows[1]["fill"].get<int>(), 3);
        // In words alone a level that is known keeps its disc, and a new one has none.
        QCOMPARE(school.ran({"set", "help", "own=On their own", "Gesture"}).code, 0);
        QVERIFY(school.ran({"set", "help", "Quite alone"}).err.contains("bad_words"));
    }

    void placesWithoutCameras() {
        const Folder school;
        QCOMPARE(school.words("no_cameras"), QStringList{"changing=In the changing room"});
        QCOMPARE(school.ran({"set", "place", "At the pool", "In the hall"}).code, 0);
        QCOMPARE(school.ran({"set", "no_cameras", "At the pool", "Room 7"}).code, 0);
        QCOMPARE(school.words("no_cameras"), (QStringList{"at_the_pool=At the pool", "room_7=Room 7"}));
        QCOMPARE(school.ran({"set", "no_cameras", "Room 7"}).code, 0);
        QCOMPARE(school.words("no_cameras"), QStringList{"room_7=Room 7"}); // no longer refused at the pool
        QCOMPARE(school.ran({"reset", "no_cameras"}).code, 0);
        QCOMPARE(school.words("no_cameras"), QStringList{"changing=In the changing room"});
    }

    void whatCannotBeWordsIsRefused_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::newRow("no kind of word") << QStringList{"colours", "Red"} << 2;
        QTest::newRow("none") << QStringList{"place"} << 4;
        QTest::newRow("twice") << QStringList{"place", "Pool", "pool=Pool"} << 4;
        QTest::newRow("a comma in an id") << QStringList{"place", "a,b=Pool"} << 4;
        QTest::newRow("a long one") << QStringList{"place", QString(100, 'x')} << 4;
        QTest::newRow("no file") << QStringList{"place", "--file", "nowhere.csv"} << 4;
    }
    void whatCannotBeWordsIsRefused() {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        const Folder school;
        QCOMPARE(school.ran(QStringList{"set"} + words).code, code);
        QCOMPARE(school.words("place"), shippedPlaces);
    }

    void theAuditSaysThatItWasDone() {
        const Folder school;
        QCOMPARE(school.ran({"set", "phrase", "Waited"}).code, 0);
        const auto audit = json::parse(
            ServerProcess::command({"audit", "--json", "--data", school.server.data()}).out.toStdString());
        QCOMPARE(audit.back()["what"].get<std::string>(), std::string("words.set"));
        QCOMPARE(audit.back()["facts"]["kind"].get<std::string>(), std::string("phrase"));
    }
};

QTEST_GUILESS_MAIN(ServerWords)
#include "server_words.moc"
