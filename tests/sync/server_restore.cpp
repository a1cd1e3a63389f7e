// A server that was put back to an earlier copy, and the tablets that bring back what it forgot.
#include "tests/support/replica.h"
#include "tests/support/test_school.h"

#include <QtTest>

using namespace jotter;
using namespace jotter::support;
using namespace std::chrono_literals;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {
std::string statusOf(const json& line) {
    return line.value("reason", line.value("status", ""));
}
} // namespace

class ServerRestore : public QObject {
    Q_OBJECT

private:
    /// What a tablet keeps of a change that the server has acknowledged.
    struct Receipted {
        std::string effective;
        std::string receipt;
        std::string bytes;
        [[nodiscard]] std::string line() const {
            return "{\"hlc_effective\":\"" + effective + "\",\"receipt\":\"" + receipt +
                   "\",\"change\":" + bytes + "}\n";
        }
    };
    static std::vector<Receipted> receipted(TestDevice& device) {
        std::vector<Receipted> all;
        const auto fed = device.everything();
        std::size_t at = 0;
        for (const auto& line : fed.lines)
            if (line.contains("change"))
                all.push_back({line["hlc_effective"].get<std::string>(), line["receipt"].get<std::string>(),
                               fed.changes[at++]});
        return all;
    }
    static std::vector<json> offer(TestDevice& device, const std::vector<Receipted>& all) {
        std::string lines;
        for (const auto& one : all)
            lines += one.line();
        const auto answer = device.ask("POST", "/v1/receipts", {}, lines);
        return answer.status == 200 ? linesOf(answer.body) : std::vector<json>{};
    }
    static void copySchool(TestSchool& school, const std::string& to) {
        school.close();
        school.copyTo(to, true);
        school.restart();
    }
    /// The school becomes the earlier copy, secrets and all, as when somebody copies it back by hand.
    static void putBack(TestSchool& school, const std::string& from) {
        school.close();
        school.putBack(from, true);
        school.restart();
    }

private Q_SLOTS:
    void aFolderPutBackIsNoticedAndRefilledByATabletThatDidNotMakeTheRecords() {
        TestSchool school;
        const auto author = school.tablet();
        const auto reader = school.tablet();
        const auto pupil = school.uuid().toString();
        const auto early = author->observation(pupil, "before");
        QCOMPARE(author->push({early}).status, 200);
        copySchool(school, "yesterday");
        const std::string photo = "a photo";
        const auto late = author->make("observation", "pupil/" + pupil, {{"note", "after"}},
                                       {{Sha256::of(photo), photo.size(), "photo", {}}});
        QCOMPARE(author->push({late, author->observation(pupil, "later")}).status, 200);
        QCOMPARE(author->upload("pupil/" + pupil, photo).status, 201);
        const auto kept = receipted(*reader);
        const auto cursor = reader->everything().cursor;
        const auto epoch = reader->serverEpoch;

        putBack(school, "yesterday");
        // The author's tablet is lost with everything on it. Others have written since, so that the log is
        // not even shorter than the reader's cursor.
        const auto third = school.tablet();
        std::vector<SealedChange> since;
        for (int i = 0; i < 20; ++i)
            since.push_back(third->observation(pupil, "since"));
        QCOMPARE(third->push(since).status, 200);
        QCOMPARE(reader->fetchToken().status, 200);
        QCOMPARE(reader->serverEpoch, epoch);
        QCOMPARE(reader->page(cursor).status, 410);
        QCOMPARE(reader->fetchToken().status, 200);
        QVERIFY(reader->serverEpoch != epoch);
        const auto answers = offer(*reader, kept);
        QCOMPARE(answers.size(), kept.size());
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const bool wasThere = kept[i].bytes != late.bytes && statusOf(answers[i]) == "known";
            QVERIFY(wasThere || statusOf(answers[i]) == "ok");
            // The same receipt as ever, for the effective clock is the one that was settled.
            QCOMPARE(answers[i]["receipt"].get<std::string>(), kept[i].receipt);
            if (kept[i].bytes == late.bytes)
                QCOMPARE(answers[i]["missing"], json::array({Sha256::of(photo).toHex()}));
        }
        Replica replica(*third);
        QVERIFY(replica.follow());
        QVERIFY(replica.has(early) && replica.has(late));
        for (const auto& line : offer(*reader, kept))
            QCOMPARE(statusOf(line), std::string("known"));
        // The bare epoch stays: nothing is noticed twice.
        const auto now = reader->serverEpoch;
        QCOMPARE(reader->page("").status, 200);
        QCOMPARE(reader->fetchToken().status, 200);
        QCOMPARE(reader->serverEpoch, now);
    }

    void aCursorAheadOfTheLogIsEnough() {
        TestSchool school;
        const auto tablet = school.tablet();
        copySchool(school, "yesterday");
        QCOMPARE(tablet->push({tablet->observation(school.uuid().toString(), "x")}).status, 200);
        const auto cursor = tablet->everything().cursor;
        const auto epoch = tablet->serverEpoch;
        putBack(school, "yesterday");
        QCOMPARE(tablet->page(cursor).status, 410);
        QCOMPARE(tablet->fetchToken().status, 200);
        QVERIFY(tablet->serverEpoch != epoch);
    }

    /// What was erased is noted apart and takes a place in the log that was put back, so that the log is no
    /// shorter than the cursor.
    void aCursorAtAnErasureTellsToo() {
        TestSchool school;
        const auto tablet = school.tablet();
        const auto pupil = school.uuid().toString();
        QCOMPARE(tablet->push({tablet->observation(pupil, "before")}).status, 200);
        school.close();
        school.copyTo("yesterday");
        school.restart();
        const auto wrong = tablet->observation(pupil, "of another child");
        auto misfiled = tablet->make("misfiled", wrong.change.stream, json::object()).change;
        misfiled.entity = wrong.change.entity;
        QCOMPARE(tablet->push({wrong, tablet->observation(pupil, "late"), *serialise(misfiled)}).status, 200);
        const auto cursor = tablet->everything().cursor;
        QCOMPARE(tablet->page(cursor).status, 200);
        school.close();
        school.putBack("yesterday");
        school.restart();
        std::vector<SealedChange> since;
        for (int i = 0; i < 20; ++i)
            since.push_back(tablet->observation(pupil, "since"));
        QCOMPARE(tablet->push(since).status, 200);
        QCOMPARE(tablet->page(cursor).status, 410);
    }

    /// One child's copy came after the copy of the log and was erased again: the log that is put back knows
    /// neither, and hides the other child's copy all the same.
    void aGroupPhotoThatWasHiddenStaysHidden() {
        TestSchool school;
        const auto tablet = school.tablet();
        const auto moment = school.uuid();
        const auto anna = school.uuid().toString(), ben = school.uuid().toString();
        const std::string photo = "two children";
        const auto copyOf = [&](const std::string& pupil) {
            auto change = tablet->make("observation", "pupil/" + pupil, {{"note", photo}},
                                       {{Sha256::of(photo), photo.size(), "photo", {}}});
            auto line = tablet->line(change);
            line.insert(line.find(",\"change\":"), ",\"moment\":\"" + moment.toString() + "\"");
            if (tablet->pushLines(line).status != 200 ||
                tablet->upload("pupil/" + pupil, photo).status != 201)
                throw std::runtime_error("the photo was not taken");
            return change;
        };
        const auto ofBen = copyOf(ben);
        const auto fetched = [&] {
            return tablet
                ->ask("GET",
                      "/v1/media/" + Sha256::of(photo).toHex() + "?change=" + ofBen.change.id.toString())
                .status;
        };
        school.close();
        school.copyTo("yesterday");
        school.restart();
        QCOMPARE(fetched(), 200);
        const auto ofAnna = copyOf(anna);
        auto misfiled = tablet->make("misfiled", ofAnna.change.stream, json::object()).change;
        misfiled.entity = ofAnna.change.entity;
        QCOMPARE(tablet->push({*serialise(misfiled)}).status, 200);
        QCOMPARE(fetched(), 404);
        school.close();
        school.putBack("yesterday");
        school.restart();
        QCOMPARE(tablet->fetchToken().status, 200);
        QCOMPARE(fetched(), 404);
        Replica replica(*tablet);
        QVERIFY(replica.follow());
        QCOMPARE(replica.hidden, (std::set<std::string>{"pupil/" + ben + " " + Sha256::of(photo).toHex()}));
    }

    /// The author's record comes again, to the very place in the log that it had, but behind another one.
    void aCursorAtARecordThatCameToItsPlaceTwiceTellsToo() {
        TestSchool school;
        const auto author = school.tablet();
        const auto reader = school.tablet();
        const auto pupil = school.uuid().toString();
        copySchool(school, "yesterday");
        const auto again = author->observation(pupil, "comes again");
        QCOMPARE(reader->push({reader->observation(pupil, "is lost")}).status, 200);
        QCOMPARE(author->push({again}).status, 200);
        const auto cursor = reader->everything().cursor;
        QCOMPARE(reader->page(cursor).status, 200);
        putBack(school, "yesterday");
        school.clock.advance(1min);
        QCOMPARE(reader->push({reader->observation(pupil, "is new")}).status, 200);
        QCOMPARE(author->push({again}).status, 200);
        QCOMPARE(reader->page(cursor).status, 410);
    }

    void aDatabaseFromABackupBeginsAnEpochByItself() {
        TestSchool school;
        const auto tablet = school.tablet();
        QCOMPARE(tablet->fetchToken().status, 200);
        const auto before = tablet->serverEpoch;
        school.restart();
        QCOMPARE(tablet->fetchToken().status, 200);
        QCOMPARE(tablet->serverEpoch, before);
        school.close();
        fs::remove(school.folder() / "secrets" / "server_epoch");
        school.restart();
        QCOMPARE(tablet->fetchToken().status, 200);
        // On PostgreSQL another server may have renewed it: there jotter-server new-epoch says so.
        QCOMPARE(tablet->serverEpoch == before, TestSchool::onPostgres());
    }

    void aReceiptIsGoodForExactlyOneChangeAndClock() {
        TestSchool school;
        const auto tablet = school.tablet();
        const auto pupil = school.uuid().toString();
        QCOMPARE(tablet->push({tablet->observation(pupil, "one"), tablet->observation(pupil, "two")}).status,
                 200);
        auto all = receipted(*tablet);
        auto swapped = all[all.size() - 2];
        swapped.receipt = all.back().receipt;
        auto moved = all.back();
        moved.effective[0] = moved.effective[0] == '0' ? '1' : '0';
        const auto forged = tablet->observation(pupil, "never sent");
        const std::vector<Receipted> offered{
            swapped, moved, {forged.change.hlc.toString(), all.back().receipt, forged.bytes}, all.back()};
        const auto answers = offer(*tablet, offered);
        // Known bytes are known, whatever the receipt says.
        QCOMPARE(statusOf(answers.at(0)), std::string("known"));
        QCOMPARE(statusOf(answers.at(1)), std::string("known"));
        QCOMPARE(statusOf(answers.at(2)), std::string("bad_receipt"));
        QCOMPARE(statusOf(answers.at(3)), std::string("known"));
        const auto fed = tablet->everything();
        QVERIFY(std::ranges::find(fed.changes, forged.bytes) == fed.changes.end());
        for (const auto* bad : {"{}\n", "{\"hlc_effective\":\"x\"}\n", "nonsense"})
            QCOMPARE(tablet->ask("POST", "/v1/receipts", {}, bad).status, 400);
    }

    void helloSaysWhatIsInABackup() {
        TestSchool school;
        const auto tablet = school.tablet();
        const auto said = [&] { return json::parse(tablet->ask("GET", "/v1/hello").body)["backup_seq"]; };
        QCOMPARE(said(), json(0));
        QVERIFY(school.office().log().noteBackup(*school.office().log().newest()));
        QCOMPARE(said(), json(*school.office().log().newest()));
        QVERIFY(!json::parse(school.ask("GET", "/v1/hello").body).contains("backup_seq"));
    }
};

QTEST_GUILESS_MAIN(ServerRestore)
#include "server_restore.moc"
