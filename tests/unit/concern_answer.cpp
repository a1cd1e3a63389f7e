// What becomes of a concern, as records: what is written, where, and what two tablets make of it.
#include "app/domain/concern.h"
#include "sync/change/merge.h"

#include <QtTest>

#include <map>

using namespace jotter;
using namespace jotter::domain;

namespace {
const ManualClock clock_(WallTime(std::chrono::milliseconds(1'800'000'000'000)));

/// A tablet that stamps what is recorded on it, as the store does.
struct Tablet {
    explicit Tablet(SystemRandom& dice, std::chrono::milliseconds ahead = {})
        : random(dice)
        , clock(clock_.now() + ahead)
        , stamps(clock, DeviceId::make(clock.now(), dice)) {}

    std::vector<Change> record(const std::vector<NewChange>& what) {
        std::vector<Change> changes;
        for (const auto& one : what) {
            Change change;
            change.id = ChangeId::make(clock.now(), random);
            change.type = one.type;
            change.stream = one.stream;
            change.entity = one.entity;
            change.author = one.author;
            change.ticket = one.ticket;
            change.hlc = stamps.tick();
            change.fields = one.fields;
            changes.push_back(change);
            clock.advance(std::chrono::milliseconds(3)); // one transaction lasts
        }
        return changes;
    }
    void reads(const Change& change) { stamps.observe(change.hlc); }

    SystemRandom& random;
    ManualClock clock;
    HybridClock stamps;
};

struct School {
    SystemRandom random;
    PupilId pupil = PupilId::make(clock_.now(), random);
    AdultId assistant = AdultId::make(clock_.now(), random);
    AdultId senco = AdultId::make(clock_.now(), random);
    TicketId ticket = TicketId::make(clock_.now(), random);
    Tablet theirs{random};
    std::vector<Change> raised = theirs.record(raise());
    const Change& own = raised.at(0);
    const Change& concern = raised.at(1);

    std::vector<NewChange> raise() {
        const Concern noticed{
            .pupil = pupil, .author = assistant, .ticket = ticket, .text = "hides under the table"};
        return noticed.toChanges(clock_.now(), random).value();
    }
    ConcernAnswer says(const std::string& state, std::optional<std::string> answer = {}) const {
        return {senco, ticket, state, std::move(answer)};
    }
};

const Change& ofType(const std::string& type, const std::vector<Change>& changes) {
    return *std::ranges::find(changes, type, &Change::type);
}

EntityState fold(const std::vector<Change>& changes) {
    EntityState state;
    for (const auto& change : changes)
        state.apply(change);
    return state;
}
} // namespace

class ConcernAnswerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConcernNamesItsAuthorsReference() {
        const School school;
        QCOMPARE(school.own.type, std::string("own-concern"));
        QCOMPARE(school.own.stream, staffStream(school.assistant));
        QCOMPARE(school.own.fields.value("concern", ""), school.concern.entity.toString());
        QVERIFY2(!school.own.fields.contains("text"), "nothing of what was written");
        const auto known = RaisedConcern::from(school.concern);
        QVERIFY(known && known->id == school.concern.entity && known->pupil == school.pupil);
        QVERIFY(known->author == school.assistant && known->own == school.own.entity);
    }

    void whatIsNoConcernIsNotRead() {
        const School school;
        auto elsewhere = school.concern;
        elsewhere.stream = pupilStream(school.pupil);
        auto later = school.concern;
        later.fields = {{"state", "closed"}};
        for (const auto& change : {school.own, elsewhere, later})
            QCOMPARE(RaisedConcern::from(change).error().code, std::string("not_a_concern"));
    }

    void anAnswerIsToldToItsAuthorAndKeptInTheConcern() {
        const School school;
        const auto both = answerConcern(RaisedConcern::from(school.concern).value(),
                                        school.says("planned", "We watch lunch."))
                              .value();
        QCOMPARE(both.size(), std::size_t(2));
        const nlohmann::json said{{"state", "planned"}, {"answer", "We watch lunch."}};
        const std::map<std::string, const Change*> places{{"own-concern", &school.own},
                                                          {"concern", &school.concern}};
        for (const auto& change : both) {
            const auto& place = *places.at(change.type);
            QCOMPARE(change.stream, place.stream);
            QVERIFY(change.entity == place.entity && change.author == school.senco &&
                    change.ticket == school.ticket);
            QCOMPARE(change.fields, said);
        }
        QVERIFY(both[0].type != both[1].type);
    }

    void aStateAloneLeavesTheWordsOfBefore() {
        const School school;
        const auto both =
            answerConcern(RaisedConcern::from(school.concern).value(), school.says("closed")).value();
        for (const auto& change : both)
            QCOMPARE(change.fields, nlohmann::json({{"state", "closed"}}));
    }

    void anOlderConcernIsAnsweredWhereItCanBe() {
        const School school;
        for (const nlohmann::json& own : {nlohmann::json(), nlohmann::json("no id"), nlohmann::json(7)}) {
            auto older = school.concern;
            older.fields.erase("own");
            if (!own.is_null())
                older.fields["own"] = own;
            const auto known = RaisedConcern::from(older);
            QVERIFY(known && !known->own);
            const auto alone = answerConcern(*known, school.says("looking")).value();
            QCOMPARE(alone.size(), std::size_t(1));
            QCOMPARE(alone[0].type, std::string("concern"));
        }
    }

    void whatIsNoStateIsRefused() {
        const School school;
        const auto known = RaisedConcern::from(school.concern).value();
        for (const auto* state : {"", "done", "Closed"})
            QCOMPARE(answerConcern(known, school.says(state)).error().code, std::string("unknown_state"));
        for (const auto* state : {"new", "looking", "planned", "closed"})
            QVERIFY(answerConcern(known, school.says(state)));
    }

    /// Whoever answers has read the concern, and not the reference: the last word counts in both, however
    /// slow a clock is and in whatever order they come.
    void theLastWordCountsInBothHoweverSlowAClock() {
        using namespace std::chrono_literals;
        School school;
        const auto known = RaisedConcern::from(school.concern).value();
        std::vector<Change> own{school.own};
        std::vector<Change> concern{school.concern};
        const auto says = [&](std::chrono::milliseconds ahead, const ConcernAnswer& answer) {
            Tablet tablet(school.random, ahead);
            for (const auto& change : concern)
                tablet.reads(change);
            const auto both = tablet.record(answerConcern(known, answer).value());
            own.push_back(ofType("own-concern", both));
            concern.push_back(ofType("concern", both));
            for (const auto* all : {&own, &concern})
                QCOMPARE(fold(*all).value("state").get<std::string>(), answer.state);
        };
        says(-40min, school.says("looking"));
        says(1h, school.says("planned", "We watch lunch."));
        says(-24h, school.says("closed", "Settled."));
        std::vector<std::size_t> order{0, 1, 2, 3};
        do {
            for (const auto* all : {&own, &concern}) {
                std::vector<Change> shuffled;
                for (const auto i : order)
                    shuffled.push_back(all->at(i));
                QCOMPARE(fold(shuffled).value("state"), nlohmann::json("closed"));
                QCOMPARE(fold(shuffled).value("answer"), nlohmann::json("Settled."));
            }
        } while (std::ranges::next_permutation(order).found);
    }
};

QTEST_GUILESS_MAIN(ConcernAnswerTest)
#include "concern_answer.moc"
