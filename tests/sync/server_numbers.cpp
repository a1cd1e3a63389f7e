// Batches at the server's core: each line has its answer, each change and each number is there once, and the
// watermark says which are missing.
#include "tests/support/property.h"
#include "tests/support/test_school.h"

#include <rapidcheck.h>

#include <algorithm>
#include <random>

using namespace jotter;
using namespace jotter::support;
using nlohmann::json;

class ServerNumbers : public QObject {
    Q_OBJECT

private:
    TestSchool school_;
    std::string pupil_ = school_.uuid().toString();

private Q_SLOTS:
    /// I4, I5: any order, any repetition, any cut into batches leaves every change once.
    void anyOrderAndRepetitionKeepsEachChangeOnce() {
        const auto tablet = school_.tablet();
        std::uint64_t round = 0;
        const auto holds = rc::check([&] {
            tablet->epoch = server::Mac({}).over("epoch", {std::to_string(++round)}).substr(0, 8);
            tablet->epoch = toHex(tablet->epoch);
            const auto size = *rc::gen::inRange<std::size_t>(1, 12);
            std::vector<SealedChange> made;
            std::vector<std::pair<std::size_t, std::uint64_t>> sends;
            for (std::size_t i = 0; i < size; ++i) {
                made.push_back(tablet->observation(pupil_, "note " + std::to_string(i)));
                sends.emplace_back(i, i + 1);
            }
            const auto again =
                *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, size));
            for (const auto i : again)
                sends.emplace_back(i, i + 1);
            std::mt19937 shuffler(*rc::gen::arbitrary<unsigned>());
            std::ranges::shuffle(sends, shuffler);
            json watermark;
            while (!sends.empty()) {
                std::string batch;
                for (auto left = *rc::gen::inRange<std::size_t>(1, 6); left > 0 && !sends.empty(); --left) {
                    batch += tablet->lineAs(made[sends.back().first], sends.back().second);
                    sends.pop_back();
                }
                const auto answer = tablet->pushLines(batch);
                RC_ASSERT(answer.status == 200);
                watermark = watermarkOf(answer);
            }
            RC_ASSERT(watermark["upto"].get<std::size_t>() == size);
            RC_ASSERT(watermark["holes"].empty());
            const auto all = tablet->everything();
            for (const auto& change : made)
                RC_ASSERT(count(all, change.bytes) == 1U);
        });
        QVERIFY(holds);
    }

    /// What one answers is as if each had come alone, however many are looked up and written together.
    void aLargeBatchIsAnsweredLineByLine() {
        const auto tablet = school_.tablet({}, "senco");
        tablet->epoch = "00000000000000b7";
        const auto held = tablet->make("no-such-type", "pupil/" + pupil_, json::object());
        std::vector<SealedChange> made;
        for (int i = 0; i < 150; ++i)
            made.push_back(tablet->observation(i % 3 == 0 ? school_.uuid().toString() : pupil_, "a note"));
        const auto misfiled = [&](const SealedChange& wrong) {
            auto change = tablet->make("misfiled", wrong.change.stream, json::object()).change;
            change.entity = wrong.change.entity;
            return *serialise(change);
        };
        auto other = made[20].change;
        other.fields["note"] = "with the same id";
        const auto before = tablet->pushLines(tablet->lineAs(made[7], 8) + tablet->lineAs(held, 300));
        QCOMPARE(statusAt(before, 0), std::string("ok"));
        QCOMPARE(statusAt(before, 1), std::string("held"));
        std::string batch;
        for (std::size_t i = 0; i < made.size(); ++i)
            batch += tablet->lineAs(made[i], i + 1);
        batch += tablet->lineAs(made[30], 31);
        batch += tablet->lineAs(*serialise(other), 202);
        batch += tablet->lineAs(misfiled(made[40]), 203);
        batch += tablet->lineAs(made[40], 41);
        batch += tablet->lineAs(held, 300);
        const auto answer = tablet->pushLines(batch);
        QCOMPARE(answer.status, 200);
        for (std::size_t i = 0; i < made.size(); ++i)
            QCOMPARE(statusAt(answer, i), std::string(i == 7 ? "known" : "ok"));
        const auto seqAt = [&](std::size_t index) { return linesOf(answer.body).at(index)["seq"].dump(); };
        QCOMPARE(statusAt(answer, 150), std::string("known"));
        QCOMPARE(seqAt(150), seqAt(30));
        QCOMPARE(reasonAt(answer, 151), std::string("same_id"));
        QCOMPARE(statusAt(answer, 152), std::string("ok"));
        QCOMPARE(statusAt(answer, 153), std::string("erased"));
        QCOMPARE(reasonAt(answer, 154), std::string("unknown_type"));
        QCOMPARE(watermarkOf(answer)["holes"].dump(), std::string("[[151,201],[204,299]]"));
        const auto all = tablet->everything();
        for (std::size_t i = 0; i < made.size(); ++i)
            QCOMPARE(count(all, made[i].bytes), std::size_t(i == 40 ? 0 : 1));
        // A number that is another change's is found among many, and nothing of its batch is kept.
        const auto late = tablet->observation(pupil_, "a copied store");
        batch.clear();
        for (std::uint64_t n = 151; n < 201; ++n)
            batch += tablet->lineAs(tablet->observation(pupil_, "n"), n);
        QCOMPARE(tablet->pushLines(batch + tablet->lineAs(late, 12)).status, 409);
        QCOMPARE(tablet->everything().changes.size(), all.changes.size());
    }

    void theWatermarkSaysWhatIsMissing() {
        const auto tablet = school_.tablet();
        tablet->epoch = "00000000000000b1";
        const auto push = [&](std::uint64_t n) {
            return watermarkOf(tablet->pushLines(tablet->lineAs(tablet->observation(pupil_, "n"), n)));
        };
        QCOMPARE(push(2)["holes"].dump(), std::string("[[1,1]]"));
        QCOMPARE(push(7)["holes"].dump(), std::string("[[1,1],[3,6]]"));
        QCOMPARE(push(4)["holes"].dump(), std::string("[[1,1],[3,3],[5,6]]"));
        const auto now = push(1);
        QCOMPARE(now["upto"].get<int>(), 7);
        QCOMPARE(now["holes"].dump(), std::string("[[3,3],[5,6]]"));
        const auto hello = json::parse(tablet->ask("GET", "/v1/hello?epoch=" + tablet->epoch).body);
        QCOMPARE(hello["watermark"].dump(), now.dump());
    }

    void aWatermarkWithTooManyHolesStopsShort() {
        const auto tablet = school_.tablet();
        tablet->epoch = "00000000000000b2";
        std::string lines;
        for (std::uint64_t n = 2; n <= 400; n += 2)
            lines += tablet->lineAs(tablet->observation(pupil_, "n"), n);
        const auto watermark = watermarkOf(tablet->pushLines(lines));
        QCOMPARE(watermark["holes"].size(), std::size_t(100));
        QCOMPARE(watermark["upto"].get<int>(), 200);
    }

    void aKnownNumberWithAnotherChangeIsAClashAndKeepsNothingOfTheBatch() {
        const auto tablet = school_.tablet();
        tablet->epoch = "00000000000000b5";
        QCOMPARE(tablet->pushLines(tablet->lineAs(tablet->observation(pupil_, "a"), 1)).status, 200);
        const auto innocent = tablet->observation(pupil_, "b");
        const auto answer = tablet->pushLines(tablet->lineAs(innocent, 2) +
                                              tablet->lineAs(tablet->observation(pupil_, "c"), 1));
        QCOMPARE(answer.status, 409);
        QCOMPARE(json::parse(answer.body)["error"].get<std::string>(), std::string("epoch_clash"));
        QCOMPARE(count(tablet->everything(), innocent.bytes), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(ServerNumbers)
#include "server_numbers.moc"
