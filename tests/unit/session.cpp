#include "app/session/session.h"

#include "app/session/pin_limits.h"
#include "sync/change/random.h"
#include "tests/unit/session_fakes.h"

#include <QSignalSpy>
#include <QtTest>

using namespace jotter;
using namespace jotter::session;
using namespace std::chrono_literals;

class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aPinIsFourToSixDigits();
    void aVerifierTellsThePinAndNothingElse();
    void listsActiveAdultsByName();
    void signsInWithNoNetwork();
    void whoSignsInDoesNotWaitForTheBackOff();
    void theFirstTimeAsksTheServer();
    void theFirstTimeWithNoNetworkSaysWhatToDo();
    void aTabletOfNoSchoolNeedsNoServer();
    void anExpiredTicketAsksTheServer();
    void aWrongPinIsRefused();
    void triesAreCountedBeforeTheyAreChecked();
    void fiveWrongTriesWaitAndTheWaitGrows();
    void tenWrongTriesNeedTheServer();
    void theRightPinForgetsWrongTries();
    void aClockSetBackDoesNotLengthenTheWait();
    void twoMinutesWithoutATouchLock();
    void aTabletThatSleptLocksBeforeItsFirstTouch();
    void aClockSetBackStillLocks();
    void lockedHidesGroupsAndTicketButKeepsWhoItWas();
    void anotherAdultTakesOver();
    void seesOwnGroupsAndTheSencoAll();
    void whoLeftIsSignedOut();
    void oneAtATime();
    void aFullDiskRefusesWithItsSentence();

private:
    AdultId person(const std::string& name, domain::Role role, std::vector<domain::GroupId> groups = {});
    void giveTicket(AdultId adult, const std::string& pin);
    void makeSession(SyncPort* sync);
    /// The code of the outcome, "" when it worked.
    std::string signIn(AdultId adult, const std::string& pin);

    SystemRandom random_;
    ManualClock clock_;
    PaperBook book_;
    Server server_;
    std::unique_ptr<Session> session_;
    AdultId amy_;
    AdultId ben_;
    domain::GroupId harbour_;
    domain::GroupId meadow_;
};

AdultId SessionTest::person(const std::string& name, domain::Role role, std::vector<domain::GroupId> groups) {
    domain::Adult adult;
    adult.id = AdultId::make(clock_.now(), random_);
    adult.name = name;
    adult.role = role;
    adult.groups = std::move(groups);
    book_.people.adults.push_back(adult);
    return adult.id;
}

void SessionTest::giveTicket(AdultId adult, const std::string& pin) {
    book_.tickets[adult] = {.id = TicketId::make(clock_.now(), random_),
                            .adult = adult,
                            .expires = clock_.now() + 24h * 90,
                            .verifier = *makePinVerifier(pin, PinCost::Test),
                            .wrongTries = 0,
                            .triedLast = {}};
}

void SessionTest::makeSession(SyncPort* sync) {
    session_ = std::make_unique<Session>(book_, sync, clock_, Session::Options{.cost = PinCost::Test});
    QSignalSpy known{session_.get(), &Session::adultsChanged};
    session_->refresh();
    QTRY_COMPARE(known.size(), 1);
}

void SessionTest::init() {
    clock_ = ManualClock{};
    book_ = PaperBook{};
    harbour_ = domain::GroupId::make(clock_.now(), random_);
    meadow_ = domain::GroupId::make(clock_.now(), random_);
    for (const auto id : {harbour_, meadow_}) {
        domain::Group group;
        group.id = id;
        book_.people.groups.push_back(group);
    }
    amy_ = person("Amy", domain::Role::Assistant, {harbour_});
    ben_ = person("Ben", domain::Role::Senco);
    giveTicket(amy_, "1234");
    giveTicket(ben_, "567890");
    server_.now.phase = SyncStatus::Phase::Idle;
    server_.granted = {.id = TicketId::make(clock_.now(), random_), .expires = clock_.now() + 24h * 90};
    server_.offline = false;
    server_.asked = 0;
    makeSession(&server_);
}

std::string SessionTest::signIn(AdultId adult, const std::string& pin) {
    const auto outcome = session_->signIn(adult, pin);
    if (!QTest::qWaitFor([&] { return outcome.isFinished(); }))
        return "never answered";
    const auto result = outcome.result();
    if (result)
        return {};
    return result.error().text.ends_with('.') ? result.error().code : "no sentence";
}

void SessionTest::aPinIsFourToSixDigits() {
    for (const auto* good : {"0000", "12345", "999999"})
        QVERIFY(isPin(good));
    for (const auto* bad : {"", "123", "1234567", "12a4", " 1234", "-123"}) {
        QVERIFY(!isPin(bad));
        QCOMPARE(signIn(amy_, bad), std::string{"bad_pin_shape"});
        QCOMPARE(makePinVerifier(bad, PinCost::Test).error().code, std::string{"bad_pin_shape"});
    }
    QCOMPARE(book_.saves, 0);
}

void SessionTest::aVerifierTellsThePinAndNothingElse() {
    const auto verifier = makePinVerifier("1234");
    QVERIFY(verifier);
    QVERIFY(verifier->starts_with("$argon2id$"));
    QVERIFY(verifier->find("1234") == std::string::npos);
    QVERIFY(isPinOf(*verifier, "1234"));
    QVERIFY(!isPinOf(*verifier, "1235"));
    QVERIFY(!isPinOf("", "1234"));
    QVERIFY(!isPinOf(std::string(500, '$'), "1234"));
    QVERIFY(*makePinVerifier("1234") != *verifier);
}

void SessionTest::listsActiveAdultsByName() {
    book_.people.adults.front().active = false;
    person("Aaron", domain::Role::Teacher);
    makeSession(nullptr);
    QCOMPARE(session_->adults().size(), 2U);
    QCOMPARE(session_->adults().front().name, std::string{"Aaron"});
    QCOMPARE(signIn(amy_, "1234"), std::string{"unknown_adult"});
}

void SessionTest::signsInWithNoNetwork() {
    server_.offline = true;
    QSignalSpy changed{session_.get(), &Session::stateChanged};
    QCOMPARE(signIn(amy_, "1234"), std::string{});
    QCOMPARE(session_->state(), Session::State::SignedIn);
    QCOMPARE(session_->adult()->name, std::string{"Amy"});
    QVERIFY(session_->ticket() == book_.tickets[amy_].id);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(server_.asked, 0);
    session_->signOut();
    QCOMPARE(session_->state(), Session::State::SignedOut);
    QVERIFY(!session_->adult() && !session_->ticket() && session_->groups().empty());
}

void SessionTest::whoSignsInDoesNotWaitForTheBackOff() {
    server_.pokes = 0;
    QCOMPARE(signIn(amy_, "9999"), std::string{"bad_pin"});
    QCOMPARE(server_.pokes, 0);
    QCOMPARE(signIn(amy_, "1234"), std::string{});
    QCOMPARE(server_.pokes, 1);
    session_->lock();
    QCOMPARE(signIn(amy_, "1234"), std::string{});
    QCOMPARE(server_.pokes, 2);
}

void SessionTest::theFirstTimeAsksTheServer() {
    book_.tickets.clear();
    QCOMPARE(signIn(amy_, "1111"), std::string{"bad_pin"});
    QVERIFY(book_.tickets.empty());
    QCOMPARE(signIn(amy_, "2468"), std::string{});
    QVERIFY(session_->ticket() == server_.granted.id);
    server_.offline = true;
    session_->signOut();
    QCOMPARE(signIn(amy_, "2468"), std::string{});
    QCOMPARE(server_.asked, 2);
}

void SessionTest::theFirstTimeWithNoNetworkSaysWhatToDo() {
    book_.tickets.clear();
    server_.offline = true;
    QCOMPARE(signIn(amy_, "2468"), std::string{"ticket_needed"});
}

void SessionTest::aTabletOfNoSchoolNeedsNoServer() {
    server_.now.phase = SyncStatus::Phase::NotEnrolled;
    QCOMPARE(signIn(amy_, "1234"), std::string{});
    book_.tickets.erase(ben_);
    session_->lock();
    QCOMPARE(signIn(ben_, "567890"), std::string{"ticket_needed"});
    QCOMPARE(server_.asked, 0);
    makeSession(nullptr);
    QCOMPARE(signIn(ben_, "567890"), std::string{"ticket_needed"});
    QCOMPARE(signIn(amy_, "1234"), std::string{});
}

void SessionTest::anExpiredTicketAsksTheServer() {
    clock_.advance(24h * 91);
    server_.offline = true;
    QCOMPARE(signIn(amy_, "1234"), std::string{"ticket_needed"});
    server_.offline = false;
    server_.granted.expires = clock_.now() + 24h;
    QCOMPARE(signIn(amy_, "2468"), std::string{});
    QVERIFY(session_->ticket() == server_.granted.id);
}

void SessionTest::aWrongPinIsRefused() {
    QCOMPARE(signIn(amy_, "4321"), std::string{"bad_pin"});
    QCOMPARE(session_->state(), Session::State::SignedOut);
    QVERIFY(!session_->adult());
    QCOMPARE(signIn(amy_, "567890"), std::string{"bad_pin"}); // another adult's
}

void SessionTest::triesAreCountedBeforeTheyAreChecked() {
    const auto outcome = session_->signIn(amy_, "4321");
    QTRY_COMPARE(book_.tickets[amy_].wrongTries, 1);
    QVERIFY(book_.tickets[amy_].triedLast == clock_.now());
    session_.reset(); // killed while it was being checked
    QVERIFY(outcome.isCanceled() || outcome.isFinished());
    makeSession(nullptr);
    for (int i = 0; i < 4; ++i)
        static_cast<void>(signIn(amy_, "4321"));
    QCOMPARE(signIn(amy_, "1234"), std::string{"pin_wait"});
}

void SessionTest::fiveWrongTriesWaitAndTheWaitGrows() {
    for (int i = 0; i < 4; ++i)
        QCOMPARE(signIn(amy_, "4321"), std::string{"bad_pin"});
    QCOMPARE(signIn(amy_, "4321"), std::string{"pin_wait"});
    QCOMPARE(signIn(amy_, "1234"), std::string{"pin_wait"}); // the right one has to wait too
    QCOMPARE(signIn(ben_, "567890"), std::string{});         // another adult has not
    session_->signOut();
    clock_.advance(29s);
    QCOMPARE(signIn(amy_, "1234"), std::string{"pin_wait"});
    clock_.advance(1s);
    QCOMPARE(signIn(amy_, "4321"), std::string{"pin_wait"}); // the sixth: a minute now
    clock_.advance(59s);
    QCOMPARE(signIn(amy_, "1234"), std::string{"pin_wait"});
    clock_.advance(1s);
    QCOMPARE(signIn(amy_, "1234"), std::string{});
    for (int tries = triesBeforeWaiting; tries < triesBeforeNewTicket; ++tries)
        QVERIFY(waitAfter(tries + 1) > waitAfter(tries));
}

void SessionTest::tenWrongTriesNeedTheServer() {
    server_.offline = true;
    std::string last;
    for (int i = 0; i < 10; ++i) {
        last = signIn(amy_, "4321");
        clock_.advance(1h);
    }
    QCOMPARE(last, std::string{"too_many_tries"});
    QCOMPARE(signIn(amy_, "1234"), std::string{"too_many_tries"});
    server_.offline = false;
    QCOMPARE(signIn(amy_, "1234"), std::string{"bad_pin"}); // the server has another one now
    QCOMPARE(signIn(amy_, "2468"), std::string{});
    server_.offline = true;
    session_->signOut();
    QCOMPARE(signIn(amy_, "2468"), std::string{});
}

void SessionTest::theRightPinForgetsWrongTries() {
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(signIn(amy_, "4321"), std::string{"bad_pin"});
        QCOMPARE(signIn(amy_, "1234"), std::string{});
        QCOMPARE(book_.tickets[amy_].wrongTries, 0);
    }
}

void SessionTest::aClockSetBackDoesNotLengthenTheWait() {
    const WallTime tried = clock_.now();
    QVERIFY(waitLeft(5, tried, tried - 24h) == 30s);
    QVERIFY(waitLeft(5, tried, tried + 10s) == 20s);
    QVERIFY(waitLeft(5, tried, tried + 30s) == 0s);
    QVERIFY(waitLeft(4, tried, tried) == 0s);
}

void SessionTest::twoMinutesWithoutATouchLock() {
    QCOMPARE(signIn(amy_, "1234"), std::string{});
    QSignalSpy changed{session_.get(), &Session::stateChanged};
    clock_.advance(119s);
    session_->checkIdle();
    QCOMPARE(session_->state(), Session::State::SignedIn);
    session_->touched();
    clock_.advance(119s);
    session_->checkIdle();
    QCOMPARE(session_->state(), Session::State::SignedIn);
    clock_.advance(1s);
    QTRY_COMPARE_WITH_TIMEOUT(session_->state(), Session::State::Locked, 5000); // by its own timer
    QCOMPARE(changed.size(), 1);
}

void SessionTest::aTabletThatSleptLocksBeforeItsFirstTouch() {
    QCOMPARE(signIn(amy_, "1234"), std::string{});
    clock_.advance(1h);
    session_->touched();
    QCOMPARE(session_->state(), Session::State::Locked);
}

void SessionTest::aClockSetBackStillLocks() {
    QCOMPARE(signIn(amy_, "1234"), std::string{});
    clock_.advance(-24h);
    session_->checkIdle();
    QCOMPARE(session_->state(), Session::State::SignedIn);
    clock_.advance(2min);
    session_->checkIdle();
    QCOMPARE(session_->state(), Session::State::Locked);
}

void SessionTest::lockedHidesGroupsAndTicketButKeepsWhoItWas() {
    QCOMPARE(signIn(amy_, "1234"), std::string{});
    QSignalSpy groups{session_.get(), &Session::groupsChanged};
    session_->lock();
    QCOMPARE(groups.size(), 1);
    QVERIFY(session_->groups().empty());
    QVERIFY(!session_->ticket());
    QCOMPARE(session_->adult()->name, std::string{"Amy"});
    QCOMPARE(signIn(amy_, "1234"), std::string{});
    QCOMPARE(session_->groups().size(), 1U);
}

void SessionTest::anotherAdultTakesOver() {
    QCOMPARE(signIn(amy_, "1234"), std::string{});
    session_->lock();
    QCOMPARE(signIn(ben_, "1234"), std::string{"bad_pin"});
    QCOMPARE(session_->state(), Session::State::Locked);
    QCOMPARE(session_->adult()->name, std::string{"Amy"});
    QCOMPARE(signIn(ben_, "567890"), std::string{});
    QCOMPARE(session_->adult()->name, std::string{"Ben"});
    QVERIFY(session_->ticket() == book_.tickets[ben_].id);
}

void SessionTest::seesOwnGroupsAndTheSencoAll() {
    QVERIFY(session_->groups().empty());
    QCOMPARE(signIn(amy_, "1234"), std::string{});
    QCOMPARE(session_->groups().size(), 1U);
    QVERIFY(session_->groups().front().id == harbour_);
    QCOMPARE(signIn(ben_, "567890"), std::string{});
    QCOMPARE(session_->groups().size(), 2U);
    book_.people.groups.back().active = false;
    session_->refresh();
    QTRY_COMPARE(session_->groups().size(), 1U);
}

void SessionTest::whoLeftIsSignedOut() {
    QCOMPARE(signIn(amy_, "1234"), std::string{});
    book_.people.adults.front().active = false;
    session_->refresh();
    QTRY_COMPARE(session_->state(), Session::State::SignedOut);
}

void SessionTest::oneAtATime() {
    const auto first = session_->signIn(amy_, "1234");
    const auto second = session_->signIn(ben_, "567890");
    QVERIFY(second.isFinished());
    QCOMPARE(second.result().error().code, std::string{"busy"});
    QTRY_VERIFY(first.isFinished());
    QVERIFY(first.result());
    QCOMPARE(session_->adult()->name, std::string{"Amy"});
}

void SessionTest::aFullDiskRefusesWithItsSentence() {
    book_.full = true;
    QCOMPARE(signIn(amy_, "1234"), std::string{"disk_full"});
    QCOMPARE(session_->state(), Session::State::SignedOut);
}

QTEST_GUILESS_MAIN(SessionTest)
#include "session.moc"
