#include "sync/transport/enrolment_code.h"
#include "sync/transport/sync_runner.h"
#include "tests/support/runner_ear.h"
#include "tests/support/school_on_loopback.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using fake::answerOf;
using fake::Ear;
using fake::HttpRequest;
using fake::SchoolOnLoopback;
using fake::TestCertificates;
using fake::TinyTlsServer;
using transport::EnrolmentCode;
using transport::SyncRunner;

class TransportRunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsRecordedReachesTheServer() {
        SchoolOnLoopback school;
        fake::SeededRandom random(1);
        fake::MemoryJournal journal;
        fake::MemoryVault vault;
        fake::FakeSigner signer;
        Ear ear;
        const auto id = DeviceId::parse(fake::deviceOnLoopback).value();
        const std::string photo(700'000, 'p');
        for (int i = 0; i < 300; ++i)
            journal.record(fake::observation(random, id, SystemClock().now(), "note " + std::to_string(i)));
        journal.record(fake::observation(random, id, SystemClock().now(), "a photo",
                                         {{vault.put(photo), photo.size(), "photo", std::nullopt}}));
        SyncRunner runner(signer, [&](const engine::Status& status) { ear.hear(status); });
        runner.start(school.address(), id, journal, vault);
        QVERIFY(ear.waitFor(
            [](const engine::Status& status) { return status.allOnServer && status.lastSuccess; }));
        runner.stop();
        QCOMPARE(school.server.changes.size(), std::size_t(301));
        QCOMPARE(school.server.media.size(), std::size_t(1));
        QCOMPARE(journal.known.size(), std::size_t(301));
        QVERIFY(school.tls.connections() <= 11);
    }

    void aStoppedServerIsOfflineAndATapTriesAgain() {
        fake::MemoryJournal journal;
        fake::MemoryVault vault;
        fake::FakeSigner signer;
        Ear ear;
        SyncRunner runner(signer, [&](const engine::Status& status) { ear.hear(status); });
        auto school = std::make_unique<SchoolOnLoopback>();
        const auto address = school->address();
        school.reset();
        runner.start(address, DeviceId::parse(fake::deviceOnLoopback).value(), journal, vault);
        QVERIFY(ear.waitFor([](const auto& status) { return status.obstacle == engine::Obstacle::Offline; }));
        runner.poke(engine::Reason::Tapped);
        QVERIFY(ear.waitFor([](const auto& status) { return status.obstacle == engine::Obstacle::Offline; }));
        runner.poke(engine::Reason::NetworkChanged);
        QVERIFY(ear.waitFor([](const auto& status) { return status.phase == engine::Phase::Waiting; }));
    }

    void aTabletJoinsItsSchool() {
        SchoolOnLoopback school;
        fake::FakeSigner signer;
        SyncRunner runner(signer, [](const engine::Status&) {});
        const auto enrol = [&](const std::string& code) {
            return answerOf<transport::Enrolled>(
                [&](auto done) { runner.enrol(code, "Harbour 1", std::move(done)); });
        };
        const auto joined = enrol(school.code());
        QVERIFY(joined.has_value());
        QCOMPARE(joined->school, std::string("Thornbeck Primary"));
        QCOMPARE(joined->device.toString(), std::string(fake::deviceOnLoopback));
        QCOMPARE(joined->groups.size(), std::size_t(1));
        QCOMPARE(joined->sealKey, std::string(32, 'k'));
        QCOMPARE(joined->server.url, school.tls.url());
        QCOMPARE(joined->server.authorityPem, school.certificates.authorityPem);
        QCOMPARE(enrol(school.code("ZZZZZZZZZZZZZZZZ")).error().code, std::string("bad_code"));
        QCOMPARE(enrol("Harbour Room").error().code, std::string("bad_enrolment_code"));
    }

    void anotherSchoolsServerHearsNothing() {
        const SchoolOnLoopback school;
        fake::FakeSigner signer;
        SyncRunner runner(signer, [](const engine::Status&) {});
        const auto joined = answerOf<transport::Enrolled>([&](auto done) {
            runner.enrol(school.code("0123456789ABCDEF", true), "Harbour 1", std::move(done));
        });
        QCOMPARE(joined.error().code, std::string("wrong_school"));
        QVERIFY(school.tls.requests().empty());
        const auto bySystem = answerOf<transport::Enrolled>(
            [&](auto done) { runner.enrol(school.code() + "?trust=system", "Harbour 1", std::move(done)); });
        QCOMPARE(bySystem.error().code, std::string("not_our_server"));
        QVERIFY(school.tls.requests().empty());
    }

    void whatAnAdultMaySeeIsFetchedAtOnce() {
        SchoolOnLoopback school;
        fake::SeededRandom random(2);
        fake::MemoryJournal journal;
        fake::MemoryVault vault;
        fake::FakeSigner signer;
        Ear ear;
        const auto id = DeviceId::parse(fake::deviceOnLoopback).value();
        SyncRunner runner(signer, [&](const engine::Status& status) { ear.hear(status); });
        runner.start(school.address(), id, journal, vault);
        QVERIFY(ear.waitFor(
            [](const auto& status) { return status.lastSuccess && status.phase == engine::Phase::Idle; }));
        // Not in front, the next look of its own is minutes away.
        const auto granted = fake::observation(random, id, SystemClock().now(), "of a pupil of this adult");
        {
            const std::lock_guard lock(school.keeping);
            school.server.changes.emplace(granted.change.id, fake::FakeServer::Kept{granted.bytes, {}, 1});
            school.server.feed.push_back(granted.change.id);
        }
        const auto adult = AdultId::parse("0193c1a2-b3c4-7000-8000-0000000000c1").value();
        QVERIFY(answerOf<transport::GrantedTicket>([&](auto done) {
                    runner.ticket(adult, "2468", std::move(done));
                }).has_value());
        const auto pages = [&] {
            return std::ranges::count_if(school.tls.requests(), [](const HttpRequest& request) {
                return request.line.starts_with("GET /v1/changes");
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(pages() >= 2, 20'000);
        QVERIFY(ear.waitFor([](const auto& status) { return status.phase == engine::Phase::Idle; }));
        runner.stop();
        QVERIFY(journal.known.contains(granted.change.id));
    }

    void anAdultGetsATicket() {
        SchoolOnLoopback school;
        fake::MemoryJournal journal;
        fake::MemoryVault vault;
        fake::FakeSigner signer;
        SyncRunner runner(signer, [](const engine::Status&) {});
        const auto adult = AdultId::parse("0193c1a2-b3c4-7000-8000-0000000000e1").value();
        const auto ask = [&](const std::string& pin) {
            return answerOf<transport::GrantedTicket>(
                [&](auto done) { runner.ticket(adult, pin, std::move(done)); });
        };
        QCOMPARE(ask("2468").error().code, std::string("offline")); // no school yet
        runner.start(school.address(), DeviceId::parse(fake::deviceOnLoopback).value(), journal, vault);
        const auto granted = ask("2468");
        QVERIFY(granted.has_value());
        QVERIFY(granted->adult == adult);
        QVERIFY(granted->expires > WallTime{});
        QCOMPARE(ask("1357").error().code, std::string("bad_pin"));
    }

    void whoeverWaitsHearsThatItEnded() {
        SchoolOnLoopback school;
        fake::MemoryJournal journal;
        fake::MemoryVault vault;
        fake::FakeSigner signer;
        std::atomic<int> heard = 0;
        {
            SyncRunner runner(signer, [](const engine::Status&) {});
            runner.start(school.address(), DeviceId::parse(fake::deviceOnLoopback).value(), journal, vault);
            for (int i = 0; i < 5; ++i)
                runner.ticket({}, "2468", [&](const auto&) { ++heard; });
            runner.enrol(school.code(), "Harbour 1", [&](const auto&) { ++heard; });
        }
        QCOMPARE(heard.load(), 6);
    }

    void codesAsPeopleTypeThem() {
        const auto wanted =
            EnrolmentCode::parse("jotter://school.example:8443/0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ");
        QVERIFY(wanted.has_value());
        QCOMPARE(wanted->url, std::string("https://school.example:8443"));
        QCOMPARE(wanted->secret, std::string("GHJKMNPQRSTVWXYZ"));
        QCOMPARE(toHex(wanted->fingerprint), std::string("00443214c74254b635cf"));
        for (const char* same : {"school.example:8443/0123456789abcdefghjkmnpqrstvwxyz",
                                 " JOTTER://School.Example:8443/Ol23-4567-89ab-cdef ghjk-mnpq-rstv-wxyz\n",
                                 "jotter://school.example:8443/o-i-2-3456789abcdefghjkmnpqrstvwxyz"})
            QVERIFY2(EnrolmentCode::parse(same) == wanted, same);
        QVERIFY(
            EnrolmentCode::parse("10.0.0.5:8443/0123456789abcdefghjkmnpqrstvwxyz?trust=system")->systemTrust);
        QCOMPARE(EnrolmentCode::parse("[fe80::1]:8443/0123456789abcdefghjkmnpqrstvwxyz")->url,
                 std::string("https://[fe80::1]:8443"));
        for (const char* bad :
             {"", "/", "school.example:8443", "school.example:8443/0123", "/0123456789abcdefghjkmnpqrstvwxyz",
              "school.example:8443/0123456789abcdefghjkmnpqrstvwxyu",
              "a b@c/0123456789abcdefghjkmnpqrstvwxyz",
              "school.example:8443/0123456789abcdefghjkmnpqrstvwxyz0",
              "user@school/0123456789abcdefghjkmnpqrstvwxyz",
              "school.example:/0123456789abcdefghjkmnpqrstvwxyz", ":8443/0123456789abcdefghjkmnpqrstvwxyz",
              "https://school.example/0123456789abcdefghjkmnpqrstvwxyz",
              "[/0123456789abcdefghjkmnpqrstvwxyz"})
            QVERIFY2(!EnrolmentCode::parse(bad), bad);
    }
};

QTEST_GUILESS_MAIN(TransportRunnerTest)
#include "transport_runner.moc"
