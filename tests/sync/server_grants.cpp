// Grants that change: what a tablet gets when a pupil or an adult comes, and loses when they go.
#include "tests/support/property.h"
#include "tests/support/replica.h"
#include "tests/support/test_school.h"

using namespace jotter;
using namespace jotter::support;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {
std::string statusOf(const Answer& answer) {
    const auto line = linesOf(answer.body).at(0);
    return line.value("reason", line.value("status", ""));
}
} // namespace

class ServerGrants : public QObject {
    Q_OBJECT

private:
    TestSchool school_;
    std::unique_ptr<TestDevice> office_ = school_.tablet();

    std::string newPupil() { return school_.uuid().toString(); }
    SealedChange place(const std::string& pupil, const Uuid& group, const json& from = nullptr,
                       const json& to = nullptr) {
        auto change = office_->make("membership", "pupil/" + pupil,
                                    {{"group", group.toString()}, {"from", from}, {"to", to}});
        send(change);
        return change;
    }
    void end(const SealedChange& membership, const std::string& day) {
        office_->clock.advance(1s);
        auto change = office_->make("membership", membership.change.stream, {{"to", day}}).change;
        change.entity = membership.change.entity;
        send(*serialise(change));
    }
    SealedChange note(const std::string& pupil) {
        auto change = office_->observation(pupil, "a note");
        send(change);
        return change;
    }
    void send(const SealedChange& change) {
        const auto status = statusOf(office_->push({change}));
        if (status != "ok")
            throw std::runtime_error("not taken: " + status);
    }
    std::string today(int days = 0) { return toIso(school_.clock.now() + 24h * days).substr(0, 10); }
    /// Signs in on a device, without the PIN.
    void signIn(TestDevice& device, AdultId adult, std::chrono::hours life = 300h) {
        device.adult = adult;
        device.ticket = TicketId{school_.uuid()};
        QVERIFY(school_.office().registry().issue(
            {device.ticket, adult, device.id, school_.clock.now() + life}, school_.clock.now()));
    }
    /// A device that nobody has signed in on.
    std::unique_ptr<TestDevice> bareTablet(const std::vector<Uuid>& groups = {}) {
        auto device = school_.stranger();
        if (device->enrol(school_.code(groups)).status != 200 || device->fetchToken().status != 200)
            throw std::runtime_error("a tablet cannot join the school");
        return device;
    }
    AdultId adult(const json& fields) {
        auto change = office_->make("adult", "school", fields);
        send(change);
        return AdultId{change.change.entity.value};
    }

private Q_SLOTS:
    void aPupilWhoJoinsComesWithEverythingFromTheBeginning() {
        const auto group = school_.uuid();
        const auto tablet = school_.tablet({group});
        const auto pupil = newPupil();
        std::vector<SealedChange> notes;
        for (int i = 0; i < 7; ++i)
            notes.push_back(note(pupil));
        Replica replica(*tablet);
        QVERIFY(replica.follow());
        QVERIFY(!replica.has("pupil/" + pupil));
        place(pupil, group);
        QCOMPARE(json::parse(tablet->ask("GET", "/v1/wait?cursor=" + replica.cursor()).body)["changed"]
                     .get<bool>(),
                 true);
        // Three changes a page: the back-fill's place travels in the cursor. New ones come meanwhile.
        const auto first = tablet->page(replica.cursor(), 3);
        QCOMPARE(first.started, std::vector<std::string>{"pupil/" + pupil});
        QCOMPARE(first.changes.size(), std::size_t(3));
        QVERIFY(first.more);
        const auto late = note(pupil);
        QVERIFY(replica.follow(3));
        for (const auto& one : notes)
            QVERIFY(replica.has(one));
        QVERIFY(replica.has(late));
        QCOMPARE(replica.twice + replica.unasked, 0U);
    }

    void aPupilWhoLeavesGoesAtOnceAndComesBackWhole() {
        const auto group = school_.uuid();
        const auto tablet = school_.tablet({group});
        const auto pupil = newPupil();
        const auto membership = place(pupil, group, today(-30), today(1));
        const auto early = note(pupil);
        Replica replica(*tablet);
        QVERIFY(replica.follow());
        QVERIFY(replica.has(early));
        // Nothing was written: the day itself ends the grant.
        school_.clock.advance(48h);
        office_->clock.set(school_.clock.now());
        QCOMPARE(tablet->fetchToken().status, 200);
        QCOMPARE(office_->fetchToken().status, 200);
        QCOMPARE(json::parse(tablet->ask("GET", "/v1/wait?cursor=" + replica.cursor()).body)["changed"]
                     .get<bool>(),
                 true);
        const auto page = tablet->page(replica.cursor());
        QCOMPARE(page.lines.at(0), json({{"stream-", "pupil/" + pupil}}));
        QVERIFY(page.changes.empty());
        QVERIFY(replica.follow());
        QVERIFY(!replica.has("pupil/" + pupil));
        const auto unseen = note(pupil);
        QVERIFY(replica.follow());
        QVERIFY(!replica.has(unseen));
        end(membership, "2999-01-01");
        QVERIFY(replica.follow(1));
        QVERIFY(replica.has(early) && replica.has(unseen));
        QCOMPARE(replica.twice + replica.unasked, 0U);
    }

    void theSchoolSetsHowLongGroupsOverlap() {
        const auto group = school_.uuid();
        const auto tablet = school_.tablet({group});
        const auto pupil = newPupil();
        place(pupil, group, today(-30), today(-3));
        Replica replica(*tablet);
        QVERIFY(replica.follow());
        QVERIFY(!replica.has("pupil/" + pupil));
        send(office_->make("school", "school", {{"overlap_days", 5}}));
        QVERIFY(replica.follow());
        QVERIFY(replica.has("pupil/" + pupil));
        office_->clock.advance(1s);
        send(office_->make("school", "school", {{"overlap_days", 0}}));
    }

    void beforeAnyoneHasSignedInThereIsOnlyTheSchool() {
        const auto tablet = bareTablet();
        const auto seen = note(newPupil());
        Replica replica(*tablet);
        QVERIFY(replica.follow());
        QCOMPARE(replica.held().size(), std::size_t(1));
        QVERIFY(replica.has("school"));
        signIn(*tablet, adult({{"role", "ta"}}), 10h);
        QVERIFY(replica.follow(2));
        QVERIFY(replica.has(seen));
        // The ticket ends, and with it what only it had opened.
        school_.clock.advance(11h);
        office_->clock.set(school_.clock.now());
        QCOMPARE(tablet->fetchToken().status, 200);
        QCOMPARE(office_->fetchToken().status, 200);
        QVERIFY(replica.follow());
        QCOMPARE(replica.held().size(), std::size_t(1));
    }

    void aDeviceHoldsItsGroupsThatItsAdultsMaySee() {
        const auto red = school_.uuid();
        const auto blue = school_.uuid();
        const auto green = school_.uuid();
        const auto inRed = newPupil();
        const auto inBlue = newPupil();
        const auto inGreen = newPupil();
        place(inRed, red);
        place(inBlue, blue);
        place(inGreen, green);
        const auto tablet = bareTablet({red, blue});
        signIn(*tablet, adult({{"role", "ta"}, {"groups", {red.toString(), green.toString()}}}));
        Replica replica(*tablet);
        QVERIFY(replica.follow());
        QVERIFY(replica.has("pupil/" + inRed));
        QVERIFY(!replica.has("pupil/" + inBlue));
        QVERIFY(!replica.has("pupil/" + inGreen));
        const auto second = adult({{"role", "teacher"}, {"groups", {blue.toString()}}, {"active", true}});
        signIn(*tablet, second);
        QVERIFY(replica.follow());
        QVERIFY(replica.has("pupil/" + inBlue));
        office_->clock.advance(1s);
        auto gone = office_->make("adult", "school", {{"active", false}}).change;
        gone.entity = EntityId{second.value};
        send(*serialise(gone));
        QVERIFY(replica.follow());
        QVERIFY(!replica.has("pupil/" + inBlue));
        QVERIFY(replica.has("pupil/" + inRed));
    }

    void aRestrictedStreamNeedsAGrantALongConfirmedPinAndAnAdultAlone() {
        const auto pupil = newPupil();
        const auto stream = "pupil/" + pupil + "/restricted";
        auto& registry = school_.office().registry();
        const auto tablet = bareTablet();
        const auto reader = adult({{"role", "teacher"}});
        signIn(*tablet, reader);
        // Writing without reading: whoever works with the pupil may.
        const auto concern = tablet->make("concern", stream, {{"text", "worried"}});
        QCOMPARE(statusOf(tablet->push({concern})), std::string("ok"));
        Replica replica(*tablet);
        const auto sees = [&] { return replica.follow() && replica.has(concern); };
        QVERIFY(!sees());
        QVERIFY(registry.setPin(reader, "verifier", 6, school_.clock.now()));
        QVERIFY(registry.confirmPin(reader));
        QVERIFY(!sees());
        send(office_->make("restricted-grant", stream, {{"adult", reader.toString()}, {"read", true}}));
        QVERIFY(sees());
        QCOMPARE(tablet->ask("GET", "/v1/digest?stream=" + stream).status, 200);
        QCOMPARE(office_->ask("GET", "/v1/digest?stream=" + stream).status, 404);
        // A new PIN closes it until another senior adult has confirmed it; a short one keeps it closed.
        QVERIFY(registry.setPin(reader, "verifier", 6, school_.clock.now()));
        QVERIFY(!sees());
        QVERIFY(registry.confirmPin(reader));
        QVERIFY(sees());
        QVERIFY(registry.setPin(reader, "verifier", 5, school_.clock.now()));
        QVERIFY(registry.confirmPin(reader));
        QVERIFY(!sees());
        QVERIFY(registry.setPin(reader, "verifier", 8, school_.clock.now()));
        QVERIFY(registry.confirmPin(reader));
        QVERIFY(sees());
        // Somebody else signs in on the same tablet: it is shared now.
        signIn(*tablet, adult({{"role", "senco"}}));
        QVERIFY(!sees());
    }

    void walksAreTheSencosAndThoseTheSchoolNames() {
        const auto senco = school_.tablet({}, "senco");
        const auto walk = senco->make("walk", "walks", {{"strength", "calm"}});
        QCOMPARE(statusOf(senco->push({walk})), std::string("ok"));
        // Reads them, and writes and takes back what is there.
        const auto may = [&](const json& who) {
            const auto tablet = bareTablet();
            signIn(*tablet, adult(who));
            Replica replica(*tablet);
            const bool reads = replica.follow() && replica.has(walk);
            auto back = tablet->make("retract", "walks", {{"of", walk.change.id.toString()}}).change;
            back.entity = walk.change.entity;
            for (const auto& change :
                 {tablet->make("walk", "walks", {{"strength", "calm"}}), *serialise(back)})
                if (statusOf(tablet->push({change})) != (reads ? "ok" : "no_right"))
                    return std::string("reads and writes differ");
            return std::string(reads ? "may" : "may not");
        };
        QCOMPARE(may({{"role", "head"}}), std::string("may"));
        QCOMPARE(may({{"role", "teacher"}}), std::string("may not"));
        QCOMPARE(may({{"role", "teacher"}, {"walks", true}}), std::string("may"));
    }

    void onePupilEnteredTwiceIsGrantedTogetherOnceBothStreamsSaySo() {
        const auto group = school_.uuid();
        const auto tablet = school_.tablet({group});
        const auto known = newPupil();
        const auto twin = newPupil();
        place(known, group);
        const auto elsewhere = school_.uuid();
        place(twin, elsewhere);
        send(office_->make("same-as", "pupil/" + known, {{"with", twin}}));
        Replica replica(*tablet);
        QVERIFY(replica.follow());
        QVERIFY(!replica.has("pupil/" + twin));
        send(office_->make("same-as", "pupil/" + twin, {{"with", known}}));
        QVERIFY(replica.follow());
        QVERIFY(replica.has("pupil/" + twin));
    }

    void whatWasWrittenWhileTheRightWasThereMayArriveLater() {
        const auto group = school_.uuid();
        const auto tablet = school_.tablet({group});
        const auto pupil = newPupil();
        place(pupil, group, today(-30), today(0));
        const auto inTime = tablet->observation(pupil, "on the last day");
        school_.clock.advance(72h);
        tablet->clock.set(school_.clock.now());
        office_->clock.set(school_.clock.now());
        QCOMPARE(tablet->fetchToken().status, 200);
        QCOMPARE(office_->fetchToken().status, 200);
        const auto tooLate = tablet->observation(pupil, "three days on");
        QCOMPARE(statusOf(tablet->push({inTime})), std::string("ok"));
        QCOMPARE(statusOf(tablet->push({tooLate})), std::string("no_right"));
    }

    void takingBackNeedsTheRightToWhatItWas() {
        const auto pupil = newPupil();
        const auto membership = place(pupil, school_.uuid());
        const auto ta = school_.tablet({}, "ta");
        const auto takeBack = [&](TestDevice& by, const SealedChange& what) {
            auto change = by.make("retract", what.change.stream, {{"of", what.change.id.toString()}}).change;
            change.entity = what.change.entity;
            return statusOf(by.push({*serialise(change)}));
        };
        QCOMPARE(takeBack(*ta, membership), std::string("no_right"));
        const auto own = ta->observation(pupil, "a slip of the finger");
        QCOMPARE(statusOf(ta->push({own})), std::string("ok"));
        QCOMPARE(takeBack(*ta, own), std::string("ok"));
        QCOMPARE(takeBack(*office_, membership), std::string("ok"));
    }

    /// I5, I7: whatever is granted, ended and written between its pages, a tablet ends up with exactly what a
    /// fresh one gets, sees no change twice while it holds a stream, and none of a stream it was not granted.
    void anyOrderOfGrantsAndPagesEndsAlike() {
        constexpr std::size_t pupils = 4;
        JOTTER_PROPERTY("a follower equals a fresh reader", [&] {
            const auto group = school_.uuid(); // of its own: the pupils of earlier cases are not read again
            const auto follower = school_.tablet({group});
            std::vector<std::string> names;
            std::vector<std::optional<SealedChange>> memberships(pupils);
            for (std::size_t i = 0; i < pupils; ++i)
                names.push_back(newPupil());
            Replica replica(*follower);
            const auto steps = *rc::gen::container<std::vector<std::pair<unsigned, unsigned>>>(
                rc::gen::pair(rc::gen::inRange(0U, 4U), rc::gen::inRange<unsigned>(0, pupils)));
            for (const auto& [what, which] : steps) {
                auto& membership = memberships[which];
                if (what == 0)
                    note(names[which]);
                else if (what == 1 && !membership)
                    membership = place(names[which], group);
                else if (what == 2 && membership) {
                    end(*membership, "2001-01-01");
                    membership.reset();
                } else
                    RC_ASSERT(replica.follow(2));
            }
            RC_ASSERT(replica.follow(3));
            RC_ASSERT(replica.twice == 0U);
            RC_ASSERT(replica.unasked == 0U);
            Replica fresh(*follower);
            RC_ASSERT(fresh.follow());
            RC_ASSERT(replica.held() == fresh.held());
        });
    }
};

QTEST_GUILESS_MAIN(ServerGrants)
#include "server_grants.moc"
