// What is written for the SENCO's eyes: a concern goes into a stream that its author may not read.
#include "app/domain/concern.h"
#include "app/domain/readiness.h"
#include "tests/store/harbour.h"

using namespace jotter;
using test::Harbour;
using test::need;

namespace {
constexpr std::size_t plenty = 10'000'000;
constexpr auto seen = "hides under the table whenever it is loud";

std::vector<domain::NewChange> concernIn(Harbour& harbour) {
    auto& room = harbour.room;
    const domain::Concern concern{.pupil = room.pupils[0],
                                  .author = room.assistant,
                                  .ticket = room.ticket,
                                  .text = seen,
                                  .since = "week",
                                  .areas = "semh,physical",
                                  .tried = "breaks"};
    return need(concern.toChanges(room.clock.now(), room.random));
}

std::vector<domain::OwnConcern> raisedBy(Harbour& harbour, AdultId author) {
    return harbour.room.ask([author, pupil = harbour.room.pupils[0]](const store::Queries& queries) {
        return queries.ownConcerns(author, pupil);
    });
}

bool liesReadable(const Harbour& harbour, std::string_view words) {
    return harbour.pages().find(words) != std::string::npos;
}
} // namespace

class RestrictedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConcernIsForTheServerAlone() {
        Harbour harbour;
        harbour.mine(0, "a note that the search finds");
        // It was written as a draft first, as the form does.
        auto& store = harbour.room.store();
        QVERIFY(
            store.saveDraft({"form", harbour.room.assistant, seen, {}, harbour.room.clock.now()}).result());
        QVERIFY(liesReadable(harbour, seen));
        QVERIFY(store.record(concernIn(harbour), {"form"}).result());
        harbour.room.restart();
        QVERIFY(liesReadable(harbour, "a note that the search finds"));
        QVERIFY(!liesReadable(harbour, seen));
        QVERIFY(!liesReadable(harbour, "semh"));
        // It goes up as it lies there, and the school can read it.
        std::vector<Change> sent;
        for (const auto& change : need(harbour.journal().unsent(10, plenty)))
            if (change.sealed)
                sent.push_back(harbour.opened(change));
        QCOMPARE(sent.size(), std::size_t{1});
        QCOMPARE(sent[0].type, std::string("concern"));
        QCOMPARE(sent[0].stream, domain::restrictedStream(harbour.room.pupils[0]));
        QCOMPARE(sent[0].fields,
                 nlohmann::json({{"text", seen},
                                 {"state", "new"},
                                 {"own", raisedBy(harbour, harbour.room.assistant).at(0).id.toString()},
                                 {"since", "week"},
                                 {"areas", "semh,physical"},
                                 {"tried", "breaks"}}));
    }

    void itsAuthorKeepsAReferenceAndHearsWhatBecameOfIt() {
        Harbour harbour;
        auto& room = harbour.room;
        QVERIFY(room.store().record(concernIn(harbour)).result());
        const auto mine = raisedBy(harbour, room.assistant);
        QCOMPARE(mine.size(), std::size_t{1});
        QCOMPARE(mine[0].state, std::string("new"));
        QVERIFY(need(fromIso(mine[0].raised)) == room.clock.now());
        QVERIFY(raisedBy(harbour, room.teacher).empty());
        room.clock.advance(std::chrono::hours(24));
        room.load("own-concern", domain::staffStream(room.assistant), mine[0].id,
                  {{"state", "planned"}, {"answer", "We watch the dinner hall together on Monday."}});
        const auto answered = raisedBy(harbour, room.assistant);
        QCOMPARE(answered.at(0).state, std::string("planned"));
        QCOMPARE(answered.at(0).answer, std::string("We watch the dinner hall together on Monday."));
    }

    void whatIsTakenBackLeavesNoReference() {
        Harbour harbour;
        auto& room = harbour.room;
        const auto concern = concernIn(harbour);
        const auto recorded = need(room.store().record(concern).result());
        std::vector<domain::NewChange> back;
        for (std::size_t i = 0; i < concern.size(); ++i)
            back.push_back(domain::retraction(concern[i].stream, recorded.entities[i], recorded.changes[i],
                                              room.assistant, room.ticket));
        QVERIFY(room.store().record(std::move(back)).result());
        QVERIFY(raisedBy(harbour, room.assistant).empty());
        QCOMPARE(need(harbour.journal().unsent(10, plenty)).size(), std::size_t{4});
        room.restart();
        QVERIFY(!liesReadable(harbour, seen));
    }

    void howAPupilIsTodayIsForTheServerAlone() {
        Harbour harbour;
        auto& room = harbour.room;
        const domain::Readiness readiness{.pupil = room.pupils[0],
                                          .author = room.assistant,
                                          .ticket = room.ticket,
                                          .state = "unwell today"};
        QVERIFY(room.store().record({readiness.toChange(room.clock.now(), room.random)}).result());
        room.restart();
        QVERIFY(!liesReadable(harbour, "unwell today"));
        const auto sent = need(harbour.journal().unsent(10, plenty));
        QCOMPARE(sent.size(), std::size_t{1});
        QVERIFY(sent[0].sealed);
        const auto change = harbour.opened(sent[0]);
        QCOMPARE(change.stream, domain::restrictedStream(room.pupils[0]));
        QCOMPARE(change.fields, nlohmann::json({{"state", "unwell today"}}));
    }

    /// Whoever may read the stream has it granted before anything of it comes.
    void whereTheStreamIsGrantedItIsReadable() {
        Harbour harbour;
        const auto stream = domain::restrictedStream(harbour.room.pupils[0]);
        QVERIFY(harbour.journal().applyPage({engine::StreamGranted{stream}}, "c"));
        QVERIFY(harbour.room.store().record(concernIn(harbour)).result());
        QVERIFY(liesReadable(harbour, seen));
    }

    void withoutATextThereIsNothingToSend() {
        Harbour harbour;
        const domain::Concern concern{.pupil = harbour.room.pupils[0], .text = " \n"};
        const auto changes = concern.toChanges(harbour.room.clock.now(), harbour.room.random);
        QVERIFY(!changes && changes.error().code == "nothing_recorded");
    }
};

QTEST_GUILESS_MAIN(RestrictedTest)
#include "restricted.moc"
