#include "tests/qml/shared_tablet.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using test::SharedTablet;

/// What two adults wrote without having seen each other: marked where it stands, both shown, one chosen.
class Versions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineOfThePassportIsChosen();
    void aNoteIsChosenWhereItStands();
    void bothCanBeKept();
    void whoMayNotWriteItChoosesNothing();

private:
    static void inside(SharedTablet& tablet, AdultId adult);
    static void openAmara(SharedTablet& tablet, AdultId adult);
    static AdultId teacherOfHarbour(SharedTablet& tablet);
    /// What another tablet wrote, as the server's feed brings it.
    static void arrives(SharedTablet& tablet, Change change);
    static EntityId passportInTwoVersions(SharedTablet& tablet);
    static void noteInTwoVersions(SharedTablet& tablet);
    static std::vector<store::TwoVersions> standing(SharedTablet& tablet);
};

void Versions::inside(SharedTablet& tablet, AdultId adult) {
    tablet.admit(adult);
    tablet.open();
    const auto name = adult == tablet.room.assistant ? QStringLiteral("Tess") : QStringLiteral("Nia");
    QVERIFY(tablet.touch(QStringLiteral("adult"), name));
    tablet.type(QString::fromLatin1(SharedTablet::pin));
    tablet.press(Qt::Key_Return);
    QVERIFY(tablet.says(QStringLiteral("Hand over")));
}

void Versions::openAmara(SharedTablet& tablet, AdultId adult) {
    inside(tablet, adult);
    QVERIFY(tablet.touch(QStringLiteral("placePupils")));
    QVERIFY(tablet.touch(QStringLiteral("pupil"), QStringLiteral("Amara")));
    QVERIFY(tablet.says(QStringLiteral("What helps me")));
}

AdultId Versions::teacherOfHarbour(SharedTablet& tablet) {
    auto& room = tablet.room;
    const auto id = EntityId::make(room.clock.now(), room.random);
    room.load("adult", "school", id,
              {{"name", "Nia Price"},
               {"initials", "NP"},
               {"role", "teacher"},
               {"groups", {room.harbour.toString()}}});
    return AdultId{id.value};
}

void Versions::arrives(SharedTablet& tablet, Change change) {
    static std::uint64_t seq = 100;
    const auto sealed = serialise(std::move(change));
    QVERIFY(sealed);
    ++seq;
    QVERIFY(tablet.room.store().journal().applyPage(
        {engine::FedChange{seq, sealed->change.hlc, "r", *sealed}}, std::to_string(seq)));
}

EntityId Versions::passportInTwoVersions(SharedTablet& tablet) {
    auto& room = tablet.room;
    const auto stream = domain::pupilStream(room.pupils.front());
    const auto line = EntityId::make(room.clock.now(), room.random);
    const auto theirs = room.made("passport-line", stream, line,
                                  {{"kind", "helps"}, {"text", "Sits by the door, where it is quiet"}});
    domain::NewChange mine;
    mine.type = "passport-line";
    mine.stream = stream;
    mine.entity = line;
    mine.author = room.assistant;
    mine.fields = {{"kind", "helps"}, {"text", "Sits by the window and sees who comes"}};
    room.clock.advance(1min);
    [&] { QVERIFY(room.store().record({mine}).result()); }();
    arrives(tablet, theirs.change);
    return line;
}

void Versions::noteInTwoVersions(SharedTablet& tablet) {
    auto& room = tablet.room;
    const auto stream = domain::pupilStream(room.pupils.front());
    const auto recorded = room.record(room.tick("own", "Counted to three"));
    auto theirs =
        room.made("observation", stream, recorded.entities[0], {{"note", "Counted to five"}}).change;
    domain::NewChange mine;
    mine.type = "observation";
    mine.stream = stream;
    mine.entity = recorded.entities[0];
    mine.author = room.assistant;
    mine.fields = {{"note", "Counted to four, then stopped"}};
    room.clock.advance(1min);
    [&] { QVERIFY(room.store().record({mine}).result()); }();
    const auto unsent = room.store().journal().unsent(10, 1'000'000).value();
    for (const auto& own : unsent)
        if (const auto change = parseChange(own.bytes); !change->change.base.empty())
            theirs.base = change->change.base; // what mine had seen, so has theirs
    arrives(tablet, theirs);
}

std::vector<store::TwoVersions> Versions::standing(SharedTablet& tablet) {
    return tablet.room.ask(
        [&](const store::Queries& queries) { return queries.twoVersions(tablet.room.pupils.front()); });
}

void Versions::aLineOfThePassportIsChosen() {
    SharedTablet tablet;
    passportInTwoVersions(tablet);
    openAmara(tablet, teacherOfHarbour(tablet));
    QVERIFY(tablet.says(QStringLiteral("One thing here stands in two versions")));
    QVERIFY(tablet.touch(QStringLiteral("wholePassport")));
    QVERIFY(tablet.says(QStringLiteral("wrote: Sits by the door")));
    tablet.shots(QStringLiteral("passport_versions"));
    tablet.press(Qt::Key_Escape);
    QVERIFY(tablet.gone(QStringLiteral("wrote: Sits by the door")));

    QVERIFY(tablet.touch(QStringLiteral("twoVersions")));
    QVERIFY(tablet.says(QStringLiteral("Which is right?")));
    QVERIFY(tablet.says(QStringLiteral("A line of the passport")));
    QVERIFY(tablet.find(QStringLiteral("version"), QStringLiteral("Rhys Bell")));
    QVERIFY(tablet.find(QStringLiteral("version"), QStringLiteral("Tess Okafor")));
    QVERIFY(tablet.says(QStringLiteral("shown now")));
    tablet.shots(QStringLiteral("versions"));
    QVERIFY(tablet.touch(QStringLiteral("keepVersion"), QStringLiteral("Keep this: Sits by the door")));
    QVERIFY(tablet.gone(QStringLiteral("Which is right?")));
    QVERIFY(tablet.gone(QStringLiteral("stands in two versions")));
    QVERIFY(tablet.says(QStringLiteral("Sits by the door, where it is quiet")));
    QVERIFY(standing(tablet).empty());
    const auto lines = tablet.room.ask(
        [&](const store::Queries& queries) { return queries.passport(tablet.room.pupils.front()); });
    QCOMPARE(lines.at(0).text, std::string("Sits by the door, where it is quiet"));
}

void Versions::aNoteIsChosenWhereItStands() {
    SharedTablet tablet;
    noteInTwoVersions(tablet);
    openAmara(tablet, tablet.room.assistant);
    QVERIFY(tablet.says(QStringLiteral("Two versions: look and choose")));
    const auto* timeline = tablet.app->pupil()->timeline();
    QVERIFY(timeline->data(timeline->index(0), viewmodels::TimelineModel::SpokenRole)
                .toString()
                .contains(QStringLiteral("stands in two versions")));
    tablet.shots(QStringLiteral("pupil_versions"));
    QVERIFY(tablet.touch(QStringLiteral("entryVersions")));
    QVERIFY(tablet.says(QStringLiteral("A record from")));
    QVERIFY(tablet.touch(QStringLiteral("keepVersion"), QStringLiteral("Keep this: Counted to five")));
    QVERIFY(tablet.gone(QStringLiteral("Two versions: look and choose")));
    QVERIFY(tablet.says(QStringLiteral("Counted to five")));
    QVERIFY(standing(tablet).empty());
    QCOMPARE(tablet.room.timeline(tablet.room.pupils.front()).items.at(0).note,
             std::string("Counted to five"));
}

void Versions::bothCanBeKept() {
    SharedTablet tablet;
    noteInTwoVersions(tablet);
    openAmara(tablet, tablet.room.assistant);
    QVERIFY(tablet.touch(QStringLiteral("twoVersions")));
    QVERIFY(tablet.says(QStringLiteral("Both, one below the other")));
    auto* list = tablet.find(QStringLiteral("versions"));
    QVERIFY(list);
    QVERIFY(QMetaObject::invokeMethod(list, "positionViewAtEnd"));
    QVERIFY(tablet.touch(QStringLiteral("keepVersion"), QStringLiteral("Keep this: Counted to five\n")));
    QTRY_VERIFY(standing(tablet).empty());
    const auto note = tablet.room.timeline(tablet.room.pupils.front()).items.at(0).note;
    QVERIFY(note.find("Counted to five") != std::string::npos);
    QVERIFY(note.find("Counted to four, then stopped") != std::string::npos);
}

/// A teaching assistant reads both and is offered nothing that the server would hold.
void Versions::whoMayNotWriteItChoosesNothing() {
    SharedTablet tablet;
    passportInTwoVersions(tablet);
    openAmara(tablet, tablet.room.assistant);
    QVERIFY(tablet.touch(QStringLiteral("twoVersions")));
    QVERIFY(tablet.says(QStringLiteral("Sits by the door")));
    QVERIFY(!tablet.find(QStringLiteral("keepVersion")));
    QVERIFY(tablet.says(QStringLiteral("A teacher or the SENCO chooses")));
    tablet.app->pupil()->keepVersion(0);
    QCOMPARE(standing(tablet).size(), std::size_t{1});
}

QTEST_MAIN(Versions)
#include "versions.moc"
