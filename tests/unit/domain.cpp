#include "app/domain/observation.h"
#include "app/domain/opinion.h"
#include "app/domain/pupil.h"
#include "tests/support/arbitrary.h"
#include "tests/support/property.h"

#include <set>

using namespace jotter;
using namespace jotter::domain;

class DomainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codesOfRolesAndConsents() {
        for (const auto* code : {"ta", "teacher", "senco", "head", "office", "specialist"})
            QCOMPARE(roleCode(roleFromCode(code).value()), std::string_view(code));
        for (const auto* code : {"none", "school", "home", "website"})
            QCOMPARE(photoConsentCode(photoConsentFromCode(code).value()), std::string_view(code));
        QVERIFY(!roleFromCode("governor") && !photoConsentFromCode(""));
        QVERIFY(PhotoConsent::None < PhotoConsent::School && PhotoConsent::Home < PhotoConsent::Website);
    }

    void whatJudgesInANote() {
        const std::vector<std::string> judging{"naughty", "shy", "attention-seeking"};
        QCOMPARE(opinionIn("Was Naughty on the carpet", judging), std::string("Naughty"));
        QCOMPARE(opinionIn("looked shy.", judging), std::string("shy"));
        QCOMPARE(opinionIn("Attention-seeking again, and shy", judging), std::string("Attention-seeking"));
        for (const auto* seen :
             {"", "...", "Threw two blocks", "shyly", "Shyann waved", "na ughty", "caf\xc3\xa9shy"})
            QCOMPARE(opinionIn(seen, judging), std::string());
    }

    void aFactOfSeveral() {
        using Values = std::vector<std::string>;
        QCOMPARE(factValues("spoken,symbol"), (Values{"spoken", "symbol"}));
        QCOMPARE(factValues(",a friend,,"), Values{"a friend"});
        QCOMPARE(factValues(""), Values{});
        QCOMPARE(toggledFact("", "signed"), std::string("signed"));
        QCOMPARE(toggledFact("spoken,symbol", "signed"), std::string("spoken,symbol,signed"));
        QCOMPARE(toggledFact("spoken,symbol", "spoken"), std::string("symbol"));
        QCOMPARE(toggledFact("spoken", "spoken"), std::string());
    }

    void theScaleThatShips() {
        const auto scale = HelpScale::standard();
        std::vector<std::string> ids;
        for (const auto& level : scale.levels) {
            ids.push_back(level.id);
            QVERIFY(level.fill >= 0 && level.fill <= 4 && !level.label.empty());
        }
        QCOMPARE(ids, (std::vector<std::string>{"own", "reminder", "gesture", "shown", "some", "full",
                                                "not_today"}));
        QCOMPARE(scale.find("own")->fill, 4);
        QCOMPARE(scale.find("full")->fill, 0);
        QVERIFY(scale.find("shouting") == nullptr);
    }

    void namesAndInitials() {
        Pupil pupil;
        pupil.given = "Élodie";
        pupil.family = "ó Briain";
        QCOMPARE(pupil.fullName(), std::string("Élodie ó Briain"));
        QCOMPARE(pupil.initials(), std::string("Éó"));
        pupil.knownAs = "bee";
        QCOMPARE(pupil.shortName(), std::string("bee"));
        QCOMPARE(pupil.initials(), std::string("Bó"));
        pupil.family.clear();
        QCOMPARE(pupil.initials(), std::string("B"));
    }

    void tintsAreSpreadAndStay() {
        SystemRandom random;
        std::set<int> tints;
        for (int i = 0; i < 500; ++i) {
            Pupil pupil;
            pupil.id = PupilId::make(ManualClock().now(), random);
            QCOMPARE(pupil.tint(), Pupil(pupil).tint());
            tints.insert(pupil.tint());
        }
        QCOMPARE(tints, (std::set<int>{0, 1, 2, 3, 4, 5, 6, 7}));
    }

    void anObservationNeedsSomething() {
        Observation empty;
        empty.help = "own";
        empty.facts = {{"place", "hall"}};
        QCOMPARE(empty.toChange().error().code, std::string("nothing_recorded"));
        QVERIFY(empty.toChange().error().category == ErrorCategory::Input);
        for (auto fill : {+[](Observation& seen) { seen.note = "x"; },
                          +[](Observation& seen) { seen.steps = {StepId{}}; },
                          +[](Observation& seen) { seen.media = {MediumRef{}}; }}) {
            Observation seen;
            fill(seen);
            QVERIFY(seen.toChange());
        }
    }

    void anObservationBecomesAChangeOfThePupil() {
        JOTTER_PROPERTY("all that was seen is in the change", [] {
            Observation seen;
            seen.id = *arbitrary::id<domain::ObservationTag>();
            seen.pupil = *arbitrary::id<PupilTag>();
            seen.author = *arbitrary::id<AdultTag>();
            seen.ticket = *arbitrary::id<TicketTag>();
            seen.steps = {*arbitrary::id<domain::StepTag>()};
            seen.help = "gesture";
            seen.note = *arbitrary::prose();
            seen.facts = {{"n", "3"}};
            seen.media = {*arbitrary::medium()};
            const auto change = seen.toChange().value();
            RC_ASSERT(change.type == "observation");
            RC_ASSERT(change.stream == "pupil/" + seen.pupil.toString());
            RC_ASSERT(change.entity.value == seen.id.value);
            RC_ASSERT(change.author == seen.author && change.ticket == seen.ticket);
            RC_ASSERT(change.media == seen.media);
            RC_ASSERT(change.fields.value("note", "") == seen.note);
            RC_ASSERT(change.fields["steps"][0] == seen.steps[0].toString());
            RC_ASSERT(change.fields["facts"]["n"] == "3" && change.fields["help"] == "gesture");
        });
    }

    void undoTakesBackTheEntity() {
        const auto change = retraction("pupil/x", EntityId{}, ChangeId{}, AdultId{}, TicketId{});
        QCOMPARE(change.type, std::string("retract"));
        QCOMPARE(change.stream, std::string("pupil/x"));
        QCOMPARE(change.fields["of"].get<std::string>(), ChangeId{}.toString());
    }
};

QTEST_APPLESS_MAIN(DomainTest)
#include "domain.moc"
