// Who may do what at the school server: enrolment, tokens, tickets, and the rights of devices and adults.
#include "tests/support/test_school.h"

#include <QtTest>

using namespace jotter;
using namespace jotter::support;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {
std::string reasonOf(const Answer& answer) {
    const auto line = linesOf(answer.body).at(0);
    return line.value("status", "") == "held" ? line.value("reason", "") : line.value("status", "");
}
bool sees(TestDevice& device, const SealedChange& change) {
    const auto all = device.everything();
    return std::ranges::find(all.changes, change.bytes) != all.changes.end();
}
} // namespace

class ServerAccess : public QObject {
    Q_OBJECT

private:
    TestSchool school_;

    SealedChange membership(TestDevice& by, const std::string& pupil, const Uuid& group, const json& from,
                            const json& to) {
        return by.make("membership", "pupil/" + pupil,
                       {{"group", group.toString()}, {"from", from}, {"to", to}});
    }

private Q_SLOTS:
    void aCodeEnrolsOneTablet() {
        const auto code = school_.code();
        const auto first = school_.stranger();
        const auto second = school_.stranger();
        QCOMPARE(first->enrol(code).status, 200);
        // The answer was lost: the same tablet asks again and is the same device.
        const auto id = first->id;
        QCOMPARE(first->enrol(code).status, 200);
        QVERIFY(first->id == id);
        QCOMPARE(second->enrol(code).status, 403);
    }

    void aCodeIsTakenAsPeopleTypeIt() {
        auto code = school_.code();
        std::ranges::transform(code, code.begin(), [](unsigned char c) { return std::tolower(c); });
        std::ranges::replace(code, '0', 'o');
        std::ranges::replace(code, '1', 'l');
        code.insert(4, "-");
        QCOMPARE(school_.stranger()->enrol(code).status, 200);
    }

    void aCodeEndsAfterTenMinutes() {
        TestSchool school;
        const auto code = school.code();
        school.clock.advance(11min);
        QCOMPARE(school.stranger()->enrol(code).status, 403);
    }

    void guessingCodesIsSlowedDown() {
        TestSchool school;
        const auto good = school.code();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(school.stranger()->enrol("AAAAAAAAAAAAAAAA").status, 403);
        const auto refused = school.stranger()->enrol(good);
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.headers.contains("retry-after"));
    }

    void aTokenNeedsTheDevicesOwnKeyAndEnds() {
        TestSchool school;
        const auto tablet = school.tablet();
        QCOMPARE(tablet->page("").status, 200);
        const auto thief = school.stranger();
        thief->id = tablet->id;
        QCOMPARE(thief->fetchToken().status, 401);
        school.clock.advance(16min);
        QCOMPARE(tablet->page("").status, 401);
        QCOMPARE(tablet->fetchToken().status, 200);
        QCOMPARE(tablet->page("").status, 200);
        tablet->token[5] = tablet->token[5] == 'x' ? 'y' : 'x';
        QCOMPARE(tablet->page("").status, 401);
        QCOMPARE(school.ask("GET", "/v1/changes").status, 401);
    }

    void aNonceIsGoodForTwoMinutes() {
        TestSchool school;
        const auto tablet = school.tablet();
        const auto hello = json::parse(school.ask("GET", "/v1/hello").body);
        school.clock.advance(3min);
        const auto answer = school.ask("POST", "/v1/token", {},
                                       json{{"device", tablet->id.toString()},
                                            {"nonce", hello["nonce"]},
                                            {"server_epoch", hello["server_epoch"]},
                                            {"signature", "AAAA"}}
                                           .dump());
        QCOMPARE(answer.status, 401);
        QCOMPARE(json::parse(answer.body)["error"].get<std::string>(), std::string("bad_assertion"));
    }

    void fiveWrongPinsWaitAndTenLock() {
        TestSchool school;
        const auto tablet = school.tablet();
        const auto adult = school.adultWithPin("ta", "1357");
        for (int i = 0; i < 5; ++i)
            QCOMPARE(tablet->signIn(adult, "0000").status, 403);
        QCOMPARE(tablet->signIn(adult, "1357").status, 429);
        for (int i = 5; i < 10; ++i) {
            school.clock.advance(20min);
            QCOMPARE(tablet->fetchToken().status, 200);
            QCOMPARE(tablet->signIn(adult, "0000").status, 403);
        }
        school.clock.advance(20min);
        QCOMPARE(tablet->fetchToken().status, 200);
        QCOMPARE(tablet->signIn(adult, "1357").status, 429);
        // On another tablet, that adult is not locked out.
        QCOMPARE(school.tablet()->signIn(adult, "1357").status, 200);
    }

    void aRightPinStartsTheCountAnew() {
        TestSchool school;
        const auto tablet = school.tablet();
        const auto adult = school.adultWithPin("ta", "1357");
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 4; ++i)
                QCOMPARE(tablet->signIn(adult, "0000").status, 403);
            QCOMPARE(tablet->signIn(adult, "1357").status, 200);
        }
    }

    void aDeviceReadsItsGroupsPupilsToday() {
        const auto group = school_.uuid();
        const auto otherGroup = school_.uuid();
        const auto office = school_.tablet();
        const auto tablet = school_.tablet({group});
        const auto mine = school_.uuid().toString();
        const auto left = school_.uuid().toString();
        const auto coming = school_.uuid().toString();
        const auto others = school_.uuid().toString();
        const auto restricted =
            office->make("life-event", "pupil/" + mine + "/restricted", {{"text", "moved"}});
        const auto inMine = office->observation(mine, "mine");
        const auto inLeft = office->observation(left, "left");
        const auto inComing = office->observation(coming, "coming");
        const auto inOthers = office->observation(others, "others");
        QCOMPARE(office
                     ->push({membership(*office, mine, group, "2020-01-01", nullptr),
                             membership(*office, left, group, "2020-01-01", "2021-01-01"),
                             membership(*office, coming, group, "2999-01-01", nullptr),
                             membership(*office, others, otherGroup, "2020-01-01", nullptr), restricted,
                             inMine, inLeft, inComing, inOthers})
                     .status,
                 200);
        QVERIFY(sees(*tablet, inMine));
        QVERIFY(!sees(*tablet, inLeft));
        QVERIFY(!sees(*tablet, inComing));
        QVERIFY(!sees(*tablet, inOthers));
        QVERIFY(!sees(*tablet, restricted));
        QVERIFY(sees(*office, inOthers));
        QVERIFY(!sees(*office, restricted));
        QCOMPARE(tablet->ask("GET", "/v1/digest?stream=pupil/" + others).status, 404);
        QCOMPARE(tablet->ask("GET", "/v1/digest?stream=pupil/" + mine).status, 200);
        // Writing: where it may read, and for a pupil in no group yet; the rest is held.
        QCOMPARE(reasonOf(tablet->push({tablet->observation(mine, "x")})), std::string("ok"));
        QCOMPARE(reasonOf(tablet->push({tablet->observation(school_.uuid().toString(), "x")})),
                 std::string("ok"));
        QCOMPARE(reasonOf(tablet->push({tablet->observation(others, "x")})), std::string("no_right"));
    }

    /// Its author writes where they may not read, and keeps a reference where nobody else may write.
    void aConcernIsRaisedByWhoMayNotReadIt() {
        const auto group = school_.uuid();
        const auto office = school_.tablet();
        const auto tablet = school_.tablet({group});
        const auto pupil = school_.uuid().toString();
        QCOMPARE(office->push({membership(*office, pupil, group, "2020-01-01", nullptr)}).status, 200);
        const auto concern =
            tablet->make("concern", "pupil/" + pupil + "/restricted", {{"text", "seen"}, {"state", "new"}});
        const auto reference = [&](const std::string& whose) {
            return tablet->make("own-concern", "staff/" + whose, {{"pupil", pupil}, {"state", "new"}});
        };
        const auto own = reference(concern.change.author.toString());
        QCOMPARE(reasonOf(tablet->push({concern})), std::string("ok"));
        QCOMPARE(reasonOf(tablet->push({own})), std::string("ok"));
        QCOMPARE(reasonOf(tablet->push({reference(school_.uuid().toString())})), std::string("no_right"));
        QVERIFY(!sees(*tablet, concern));
        QVERIFY(!sees(*office, concern));
        QVERIFY(sees(*tablet, own));
        QVERIFY(!sees(*office, own));
    }

    void recordsBehindTheCursorAreNotMissedWhenAPupilJoins() {
        const auto group = school_.uuid();
        const auto office = school_.tablet();
        const auto tablet = school_.tablet({group});
        const auto pupil = school_.uuid().toString();
        const auto early = office->observation(pupil, "before joining");
        QCOMPARE(office->push({early}).status, 200);
        const auto cursor = tablet->everything().cursor;
        QCOMPARE(office->push({membership(*office, pupil, group, nullptr, nullptr)}).status, 200);
        const auto page = tablet->page(cursor);
        QCOMPARE(page.status, 200);
        QCOMPARE(page.started, std::vector<std::string>{"pupil/" + pupil});
        QVERIFY(page.changes.front() == early.bytes);
    }

    void aNewPupilDoesNotCostTheCursor() {
        const auto group = school_.uuid();
        const auto office = school_.tablet();
        const auto tablet = school_.tablet({group});
        const auto cursor = tablet->everything().cursor;
        const auto pupil = school_.uuid().toString();
        const auto record = office->observation(pupil, "new here");
        QCOMPARE(office->push({membership(*office, pupil, group, nullptr, nullptr), record}).status, 200);
        const auto page = tablet->page(cursor);
        QCOMPARE(page.status, 200);
        QCOMPARE(page.started, std::vector<std::string>{"pupil/" + pupil});
        QVERIFY(page.changes.back() == record.bytes);
    }

    void theLatestMembershipCountsWhateverComesFirst() {
        const auto group = school_.uuid();
        const auto office = school_.tablet();
        const auto tablet = school_.tablet({group});
        const auto pupil = school_.uuid().toString();
        const auto joined = membership(*office, pupil, group, "2020-01-01", nullptr);
        office->clock.advance(1s);
        auto ended = membership(*office, pupil, group, "2020-01-01", "2020-06-01").change;
        ended.entity = joined.change.entity;
        const auto record = office->observation(pupil, "gone");
        QCOMPARE(office->push({*serialise(ended), record, joined}).status, 200);
        QVERIFY(!sees(*tablet, record));
    }

    void rolesMayWriteTheirTypes_data() {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char* role, const char* type, const char* fields, const char* outcome) {
            QTest::addRow("%s %s %s", role, type, fields) << role << type << fields << outcome;
        };
        row("ta", "observation", "{}", "ok");
        row("ta", "judgement", R"({"state":"getting_there"})", "ok");
        row("ta", "judgement", R"({"state":"secure"})", "no_right");
        row("teacher", "judgement", R"({"state":"secure"})", "ok");
        row("ta", "target", R"({"title":"x"})", "no_right");
        row("teacher", "target", R"({"title":"x"})", "ok");
        row("teacher", "consent", R"({"photos":"none"})", "no_right");
        row("office", "consent", R"({"photos":"none"})", "ok");
        row("ta", "group", R"({"lesson":"Maths"})", "ok");
        row("ta", "group", R"({"lesson":"Maths","name":"x"})", "no_right");
        row("ta", "adult", R"({"role":"head"})", "no_right");
        row("head", "adult", R"({"role":"ta"})", "ok");
        row("ta", "retract", "{}", "ok");
    }
    void rolesMayWriteTheirTypes() {
        QFETCH(QString, role);
        QFETCH(QString, type);
        QFETCH(QString, fields);
        QFETCH(QString, outcome);
        const auto tablet = school_.tablet({}, role.toStdString());
        const bool ofSchool = type == "group" || type == "adult";
        const auto change =
            tablet->make(type.toStdString(), ofSchool ? "school" : "pupil/" + school_.uuid().toString(),
                         json::parse(fields.toStdString()));
        QCOMPARE(QString::fromStdString(reasonOf(tablet->push({change}))), outcome);
    }

    void waitingEndsWithSomethingToRead() {
        const auto tablet = school_.tablet();
        const auto cursor = tablet->everything().cursor;
        const auto ask = [&] {
            return json::parse(tablet->ask("GET", "/v1/wait?cursor=" + cursor).body)["changed"];
        };
        QCOMPARE(ask().get<bool>(), false);
        QCOMPARE(tablet->push({tablet->observation(school_.uuid().toString(), "new")}).status, 200);
        QCOMPARE(ask().get<bool>(), true);
    }

    void everyAnswerIsMarkedAndStrangersLearnNothing() {
        for (const auto& path :
             {"/", "/v1/nothing", "/v1/changes", "/v1/media/x", "/v1/%zz", "/v1/hello?a=1&a=2"}) {
            const auto answer = school_.ask("GET", path);
            QCOMPARE(answer.headers.at("jotter-sync"), std::string("1"));
            QVERIFY(answer.status >= 400);
        }
        // A proxy keeps what is for the operator from the tablets.
        QCOMPARE(school_.ask("GET", "/healthz").status, TestSchool::behindProxy() ? 404 : 200);
        QCOMPARE(school_.ask("GET", "/metrics").status, 404);
        QCOMPARE(school_.ask("GET", "/metrics", {}, {}, true).status, 200);
    }
};

QTEST_GUILESS_MAIN(ServerAccess)
#include "server_access.moc"
