// Changes both ways through the server's core: kept once, in order, byte for byte, whatever order they come
// in.
#include "sync/server/wire/gzip.h"
#include "tests/support/must.h"
#include "tests/support/property.h"
#include "tests/support/test_school.h"

#include <rapidcheck.h>

#include <QDirIterator>

#include <algorithm>
#include <random>
#include <thread>

using namespace jotter;
using namespace jotter::support;
using nlohmann::json;

class ServerChanges : public QObject {
    Q_OBJECT

private:
    TestSchool school_;
    std::string pupil_ = school_.uuid().toString();

private Q_SLOTS:
    /// Trap 1: a reader that follows the sequence while many write misses none of it.
    void aReaderFollowsManyWritersWithoutAGap() {
        constexpr int writers = 6;
        constexpr int batches = 15;
        TestSchool school;
        std::vector<std::unique_ptr<TestDevice>> tablets;
        for (int i = 0; i < writers; ++i)
            tablets.push_back(school.tablet());
        const auto reader = school.tablet();
        const auto start = reader->everything();
        std::atomic<int> refused = 0;
        std::atomic<int> running = writers;
        std::vector<std::thread> threads;
        for (auto& tablet : tablets)
            threads.emplace_back([&, device = tablet.get()] {
                for (int i = 0; i < batches; ++i)
                    if (device->push({device->observation(pupil_, "a"), device->observation(pupil_, "b")})
                            .status != 200)
                        ++refused;
                --running;
            });
        std::vector<std::uint64_t> seen;
        auto cursor = start.cursor;
        for (bool over = false; !over;) {
            // Whoever had stopped writing before this page was asked for is in it.
            const bool stopped = running == 0;
            const auto page = reader->page(cursor, 7);
            seen.insert(seen.end(), page.sequence.begin(), page.sequence.end());
            cursor = page.cursor;
            over = stopped && !page.more;
        }
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(refused.load(), 0);
        QCOMPARE(seen.size(), std::size_t(writers * batches * 2));
        for (std::size_t i = 0; i < seen.size(); ++i)
            QCOMPARE(seen[i], start.sequence.back() + 1 + i);
    }

    void knownChangesAreKnownWithTheSameReceipt() {
        const auto tablet = school_.tablet();
        tablet->epoch = "00000000000000b3";
        const auto change = tablet->observation(pupil_, "once");
        const auto first = linesOf(tablet->pushLines(tablet->lineAs(change, 1)).body)[0];
        const auto second = linesOf(tablet->pushLines(tablet->lineAs(change, 1)).body)[0];
        QCOMPARE(first["status"].get<std::string>(), std::string("ok"));
        QCOMPARE(second["status"].get<std::string>(), std::string("known"));
        QVERIFY(first["receipt"] == second["receipt"]);
        QVERIFY(first["seq"] == second["seq"]);
    }

    void theSameIdWithOtherBytesIsHeldAndTheFirstStays() {
        const auto tablet = school_.tablet();
        tablet->epoch = "00000000000000b4";
        const auto change = tablet->observation(pupil_, "first");
        auto other = change.change;
        other.fields["note"] = "second";
        const auto clash = *serialise(other);
        QCOMPARE(statusAt(tablet->pushLines(tablet->lineAs(change, 1)), 0), std::string("ok"));
        const auto answer = tablet->pushLines(tablet->lineAs(clash, 2));
        QCOMPARE(statusAt(answer, 0), std::string("held"));
        QCOMPARE(reasonAt(answer, 0), std::string("same_id"));
        const auto all = tablet->everything();
        QCOMPARE(count(all, change.bytes), std::size_t(1));
        QCOMPARE(count(all, clash.bytes), std::size_t(0));
    }

    void heldReasons_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("reason");
        QTest::newRow("another's ticket") << "ticket"
                                          << "no_ticket";
        QTest::newRow("another device") << "device"
                                        << "no_right";
        QTest::newRow("a type of the future") << "type"
                                              << "unknown_type";
        QTest::newRow("no such stream") << "stream"
                                        << "bad_stream";
        QTest::newRow("in the wrong stream") << "place"
                                             << "bad_stream";
    }
    void heldReasons() {
        QFETCH(QString, what);
        QFETCH(QString, reason);
        const auto tablet = school_.tablet();
        auto change = tablet->observation(pupil_, "held").change;
        if (what == "ticket")
            change.ticket = TicketId{school_.uuid()};
        if (what == "device")
            change.device = DeviceId{school_.uuid()};
        if (what == "type")
            change.type = "hologram";
        if (what == "stream")
            change.stream = "pupil/nobody";
        if (what == "place")
            change.stream = "school";
        const auto sealed = *serialise(change);
        const auto answer = tablet->push({sealed});
        QCOMPARE(answer.status, 200);
        QCOMPARE(statusAt(answer, 0), std::string("held"));
        QCOMPARE(QString::fromStdString(reasonAt(answer, 0)), reason);
        // It counts as arrived, its bytes are kept, and nobody is shown it.
        QCOMPARE(watermarkOf(answer)["upto"].get<int>(), 1);
        QCOMPARE(count(tablet->everything(), sealed.bytes), std::size_t(0));
    }

    void aHeldChangeGoesInOnceItMay() {
        const auto tablet = school_.tablet();
        const auto late = AdultId{school_.uuid()};
        const auto change = tablet->observation(pupil_, "before the ticket").change;
        // The same change, held for want of a ticket that is then made good by sending it with the right one.
        auto early = change;
        early.author = late;
        const auto sealed = *serialise(early);
        QCOMPARE(reasonAt(tablet->pushLines(tablet->lineAs(sealed, 1)), 0), std::string("no_ticket"));
        QCOMPARE(reasonAt(tablet->pushLines(tablet->lineAs(sealed, 1)), 0), std::string("no_ticket"));
        const auto good = *serialise(change);
        QCOMPARE(statusAt(tablet->pushLines(tablet->lineAs(good, 1)), 0), std::string("ok"));
    }

    /// The very bytes, once their author may write them.
    void whatIsTakenIsHeldNoLonger() {
        const auto tablet = school_.tablet({}, "ta");
        const auto head = school_.tablet({}, "head");
        head->clock.advance(
            std::chrono::seconds(1)); // later than the role that the assistant was given at first
        const auto held = [&] { return must(school_.office().log().counts()).held; };
        const auto before = held();
        const auto target = tablet->make("target", "pupil/" + pupil_, {{"title", "Counts to ten"}});
        QCOMPARE(reasonAt(tablet->push({target}), 0), std::string("no_right"));
        QCOMPARE(held(), before + 1);
        auto promoted = head->make("adult", "school", {{"role", "teacher"}}).change;
        promoted.entity = EntityId{tablet->adult.value};
        QCOMPARE(statusAt(head->push({*serialise(promoted)}), 0), std::string("ok"));
        QCOMPARE(statusAt(tablet->push({target}), 0), std::string("ok"));
        QCOMPARE(held(), before);
    }

    void pagesOfAnySizeEqualTheWhole() {
        const auto tablet = school_.tablet();
        std::vector<SealedChange> many;
        for (int i = 0; i < 40; ++i)
            many.push_back(tablet->observation(school_.uuid().toString(), std::to_string(i)));
        QCOMPARE(tablet->push(many).status, 200);
        const auto whole = tablet->everything(1000);
        for (const int size : {1, 3, 7}) {
            const auto paged = tablet->everything(size);
            QVERIFY(paged.changes == whole.changes);
            QVERIFY(paged.sequence == whole.sequence);
            QVERIFY(paged.started == whole.started);
        }
        QVERIFY(std::ranges::is_sorted(whole.sequence));
        const auto end = tablet->page(whole.cursor);
        QVERIFY(end.changes.empty() && !end.more);
        QCOMPARE(end.cursor, whole.cursor);
    }

    void aCursorIsGoodForItsDeviceAlone() {
        const auto tablet = school_.tablet();
        const auto other = school_.tablet();
        const auto cursor = tablet->everything().cursor;
        QCOMPARE(other->page(cursor).status, 410);
        auto forged = cursor;
        forged[3] = forged[3] == 'A' ? 'B' : 'A';
        QCOMPARE(tablet->page(forged).status, 410);
        school_.restart();
        QCOMPARE(tablet->page(cursor).status, 200);
    }

    void aStampFarAheadCountsAsFiveMinutesAheadAndKeepsItsOrder() {
        const auto tablet = school_.tablet();
        tablet->clock.advance(std::chrono::hours(40 * 24));
        const auto first = tablet->observation(pupil_, "first");
        tablet->clock.advance(std::chrono::seconds(3));
        const auto second = tablet->observation(pupil_, "second");
        // Newest first, as a tablet sends.
        QCOMPARE(tablet->push({second, first}).status, 200);
        std::map<std::string, Hlc> effective;
        for (const auto& line : tablet->everything().lines)
            if (line.contains("change"))
                effective[line["change"]["id"].get<std::string>()] =
                    *Hlc::parse(line["hlc_effective"].get<std::string>());
        const auto one = effective[first.change.id.toString()];
        const auto two = effective[second.change.id.toString()];
        QVERIFY(one < two);
        QVERIFY(two.wallTime() <= school_.clock.now() + std::chrono::minutes(5));
        QVERIFY(first.change.hlc.wallTime() > school_.clock.now() + std::chrono::hours(24));
    }

    void theDigestIsTheSumOfTheHashes() {
        const auto tablet = school_.tablet();
        const auto pupil = school_.uuid().toString();
        Digest expected;
        for (int i = 0; i < 5; ++i) {
            const auto change = tablet->observation(pupil, std::to_string(i));
            expected.add(change.hash);
            QCOMPARE(tablet->push({change}).status, 200);
        }
        const auto answer = json::parse(tablet->ask("GET", "/v1/digest?stream=pupil/" + pupil).body);
        QCOMPARE(answer["count"].get<int>(), 5);
        QCOMPARE(answer["sum"].get<std::string>(), expected.sumHex());
        const auto upto = answer["upto"].get<int>();
        const auto earlier = json::parse(
            tablet->ask("GET", "/v1/digest?stream=pupil/" + pupil + "&upto=" + std::to_string(upto - 1))
                .body);
        QCOMPARE(earlier["count"].get<int>(), 4);
    }

    void linesThatCannotBeReadKeepNothing_data() {
        QTest::addColumn<QByteArray>("bad");
        QTest::addColumn<int>("status");
        QTest::newRow("not a line") << QByteArray("hello\n") << 400;
        QTest::newRow("no change") << QByteArray(R"({"epoch":"00000000000000aa","n":1})"
                                                 "\n")
                                   << 400;
        QTest::newRow("n is zero") << QByteArray(R"({"epoch":"00000000000000aa","n":0,"change":{}})"
                                                 "\n")
                                   << 400;
        QTest::newRow("space") << QByteArray(R"({ "epoch":"00000000000000aa","n":1,"change":{}})"
                                             "\n")
                               << 400;
        QTest::newRow("not a record") << QByteArray(R"({"epoch":"00000000000000aa","n":9,"change":{}})"
                                                    "\n")
                                      << 422;
        QTest::newRow("cut off") << QByteArray(R"({"epoch":"00000000000000aa","n":9,"change":{)") << 400;
    }
    void linesThatCannotBeReadKeepNothing() {
        QFETCH(QByteArray, bad);
        QFETCH(int, status);
        const auto tablet = school_.tablet();
        const auto good = tablet->observation(pupil_, "good");
        QCOMPARE(tablet->pushLines(tablet->lineAs(good, 1) + bad.toStdString()).status, status);
        QCOMPARE(count(tablet->everything(), good.bytes), std::size_t(0));
    }

    void moreThanTheLimitsIsRefused() {
        const auto tablet = school_.tablet();
        std::string lines;
        for (std::uint64_t n = 1; n <= 501; ++n)
            lines += tablet->lineAs(tablet->observation(pupil_, "n"), n);
        QCOMPARE(tablet->pushLines(lines).status, 413);
        QCOMPARE(tablet->pushLines(std::string(1024 * 1024 + 1, 'x')).status, 413);
        // A small body that unpacks to more than is taken.
        const auto bomb = server::gzip(std::string(64UL * 1024 * 1024, '\n'));
        QVERIFY(bomb.size() < 1'000'000);
        QCOMPARE(tablet->ask("POST", "/v1/changes", {{"Content-Encoding", "gzip"}}, bomb).status, 413);
    }

    void packedRequestsAndAnswersAreTheSame() {
        const auto tablet = school_.tablet();
        std::string lines;
        for (std::uint64_t n = 1; n <= 20; ++n)
            lines += tablet->lineAs(tablet->observation(pupil_, "packed"), n);
        const auto answer =
            tablet->ask("POST", "/v1/changes", {{"Content-Encoding", "gzip"}, {"Accept-Encoding", "gzip"}},
                        server::gzip(lines));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.at("content-encoding"), std::string("gzip"));
        const auto plain = server::gunzip(answer.body, 1024 * 1024);
        QVERIFY(plain.has_value());
        QCOMPARE(linesOf(*plain).size(), std::size_t(21));
    }

    void nothingOfAPupilLiesOpenOnTheDisk() {
        const auto tablet = school_.tablet();
        const std::string secret = "Zebedee counted the marbles";
        QCOMPARE(tablet->push({tablet->observation(pupil_, secret)}).status, 200);
        const std::string open = "Visible group name";
        QCOMPARE(tablet->push({tablet->make("group", "school", {{"name", open}})}).status, 200);
        QStringList folders{QString::fromStdString(school_.folder().string())};
        if (const auto postgres = qEnvironmentVariable("JOTTER_TEST_POSTGRES_DATA"); !postgres.isEmpty())
            folders << postgres;
        bool found = false;
        for (const auto& folder : folders)
            for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
                 files.hasNext();) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const auto bytes = file.readAll();
                QVERIFY2(!bytes.contains(secret.c_str()), qPrintable(file.fileName()));
                found = found || bytes.contains(open.c_str());
            }
        QVERIFY2(found, "the search finds what does lie open");
    }
};

QTEST_GUILESS_MAIN(ServerChanges)
#include "server_changes.moc"
