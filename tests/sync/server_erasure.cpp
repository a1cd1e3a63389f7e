// I10: what is erased is nowhere, and does not come back with an old tablet or an old backup.
#include "sync/server/log/stream_name.h"
#include "tests/support/replica.h"
#include "tests/support/test_school.h"

#include <QtTest>

using namespace jotter;
using namespace jotter::support;
using namespace std::chrono_literals;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {
std::string statusOf(const Answer& answer) {
    const auto line = linesOf(answer.body).at(0);
    return line.value("reason", line.value("status", ""));
}
std::string hashOf(const std::string& bytes) {
    return Sha256::of(bytes).toHex();
}
} // namespace

class ServerErasure : public QObject {
    Q_OBJECT

private:
    TestSchool school_;
    std::unique_ptr<TestDevice> tablet_ = school_.tablet();

    std::string newPupil() { return school_.uuid().toString(); }
    PupilId idOf(const std::string& pupil) { return PupilId::parse(pupil).value(); }
    SealedChange photo(TestDevice& by, const std::string& pupil, const std::string& bytes,
                       const std::optional<Uuid>& moment = {}) {
        const auto change = by.make("observation", "pupil/" + pupil, {{"note", "with a photo"}},
                                    {{Sha256::of(bytes), bytes.size(), "photo", {}}});
        auto line = by.line(change);
        if (moment)
            line.insert(line.find(",\"change\":"), ",\"moment\":\"" + moment->toString() + "\"");
        if (statusOf(by.pushLines(line)) != "ok" || by.upload("pupil/" + pupil, bytes).status != 201)
            throw std::runtime_error("the photo was not taken");
        return change;
    }
    int fetch(TestDevice& by, const SealedChange& change, const std::string& bytes) {
        return by.ask("GET", "/v1/media/" + hashOf(bytes) + "?change=" + change.change.id.toString()).status;
    }
    SealedChange about(TestDevice& by, const SealedChange& what, const std::string& type, json fields) {
        auto change = by.make(type, what.change.stream, std::move(fields)).change;
        change.entity = what.change.entity;
        return *serialise(change);
    }
    std::string push(TestDevice& by, const SealedChange& change) { return statusOf(by.push({change})); }

private Q_SLOTS:
    void anErasedPupilIsNowhere() {
        const auto pupil = newPupil();
        const auto stream = "pupil/" + pupil;
        const auto change = photo(*tablet_, pupil, "a photo of nobody");
        const auto concern = tablet_->make("concern", stream + "/restricted", {{"text", "worried"}});
        QCOMPARE(push(*tablet_, concern), std::string("ok"));
        Replica replica(*tablet_);
        QVERIFY(replica.follow());
        QVERIFY(replica.has(change));
        const auto owner = server::StreamName::parse(stream)->keyOwner();
        const auto key = school_.office().ports()->keys.find(owner)->bytes();
        auto& media = school_.office().media();
        const auto isKept = [&, stored = media.storedName({stream, Sha256::of("a photo of nobody")})] {
            return std::ranges::count(media.kept().value(), stored) == 1;
        };
        QVERIFY(isKept());
        const auto isOnDisk = [&] {
            return school_.keyFiles().find(std::string_view(reinterpret_cast<const char*>(key.data()),
                                                            key.size())) != std::string::npos;
        };
        QVERIFY2(isOnDisk(), "the search finds a key that is there");

        QVERIFY(school_.office().erasing().erasePupil(idOf(pupil)));
        QCOMPARE(json::parse(tablet_->ask("GET", "/v1/wait?cursor=" + replica.cursor()).body)["changed"]
                     .get<bool>(),
                 true);
        const auto page = tablet_->page(replica.cursor());
        QCOMPARE(page.lines.at(0), json({{"erase", {{"stream", stream}}}}));
        QVERIFY(replica.follow());
        QVERIFY(!replica.has(stream));
        QCOMPARE(fetch(*tablet_, change, "a photo of nobody"), 404);
        Replica fresh(*tablet_);
        QVERIFY(fresh.follow());
        QVERIFY(!fresh.has(stream));
        // The very key is gone from its file and from that file's log; the media are gone from the disk.
        QVERIFY(school_.office().erasing().erasePupil(idOf(pupil)));
        QVERIFY(!isKept());
        QVERIFY(!isOnDisk());

        // An old tablet comes with it again: acknowledged, and dropped.
        QCOMPARE(push(*tablet_, change), std::string("erased"));
        QCOMPARE(push(*tablet_, tablet_->observation(pupil, "one more")), std::string("erased"));
        const auto again = tablet_->upload(stream, "a photo of nobody");
        QCOMPARE(again.status, 201);
        QCOMPARE(again.headers.at("upload-offset"), std::string("17"));
        QVERIFY(!*school_.office().media().size({stream, Sha256::of("a photo of nobody")}));
        QVERIFY(!fresh.has(stream));
    }

    void anOldBackupDoesNotBringAPupilBack() {
        TestSchool school;
        const auto tablet = school.tablet();
        const auto pupil = school.uuid().toString();
        const auto change = tablet->observation(pupil, "long ago");
        QCOMPARE(push(*tablet, change), std::string("ok"));
        school.close();
        school.copyTo("long_ago");
        school.restart();
        QVERIFY(school.office().erasing().erasePupil(idOf(pupil)));
        school.close();
        school.putBack("long_ago");
        school.restart();
        QCOMPARE(tablet->fetchToken().status, 200);
        const auto all = tablet->everything();
        QVERIFY(std::ranges::find(all.changes, change.bytes) == all.changes.end());
        QCOMPARE(push(*tablet, change), std::string("erased"));
    }

    void misfiledErasesTheRecordByItsAuthorWithinADayThenByTheSenco() {
        const auto pupil = newPupil();
        const auto ta = school_.tablet({}, "ta");
        const auto other = school_.tablet({}, "teacher");
        const auto wrong = photo(*ta, pupil, "the wrong child");
        const auto right = photo(*ta, pupil, "the right child");
        Replica replica(*tablet_);
        QVERIFY(replica.follow());
        QCOMPARE(push(*other, about(*other, wrong, "misfiled", json::object())), std::string("no_right"));
        const auto misfiled = about(*ta, wrong, "misfiled", json::object());
        QCOMPARE(push(*ta, misfiled), std::string("ok"));
        QVERIFY(replica.follow());
        QVERIFY(!replica.has(wrong) && replica.has(right));
        QCOMPARE(replica.erasures, 1U);
        QCOMPARE(fetch(*ta, wrong, "the wrong child"), 404);
        QCOMPARE(fetch(*ta, right, "the right child"), 200);
        QVERIFY(!*school_.office().media().size({"pupil/" + pupil, Sha256::of("the wrong child")}));
        // Sent again, by whomever: acknowledged and dropped, the medium too.
        QCOMPARE(push(*ta, wrong), std::string("erased"));
        QCOMPARE(push(*ta, misfiled), std::string("erased"));
        QCOMPARE(ta->upload("pupil/" + pupil, "the wrong child").status, 201);
        QVERIFY(!*school_.office().media().size({"pupil/" + pupil, Sha256::of("the wrong child")}));
        // I6: the digest is of what is left.
        Digest left;
        left.add(right.hash);
        const auto digest = json::parse(tablet_->ask("GET", "/v1/digest?stream=pupil/" + pupil).body);
        QCOMPARE(digest["sum"].get<std::string>(), left.sumHex());
        // After a day it is the SENCO's to say.
        ta->clock.advance(25h);
        school_.clock.advance(25h);
        QCOMPARE(ta->fetchToken().status, 200);
        QCOMPARE(tablet_->fetchToken().status, 200);
        QCOMPARE(push(*ta, about(*ta, right, "misfiled", json::object())), std::string("no_right"));
        QCOMPARE(push(*tablet_, about(*tablet_, right, "misfiled", json::object())), std::string("ok"));
    }

    /// As a full disk left it once: of the pupil's two streams one was noted. The other lies under the same
    /// key, so that what came for it could neither be kept nor be called erased, for ever.
    void anErasureThatWasNotedByHalvesIsWholeAfterAStart() {
        const auto pupil = newPupil();
        const auto stream = "pupil/" + pupil;
        QCOMPARE(push(*tablet_, tablet_->observation(pupil, "before")), std::string("ok"));
        QVERIFY(school_.office().erasures().note({{stream, {}}}, school_.clock.now()));
        school_.restart();
        QCOMPARE(push(*tablet_, tablet_->observation(pupil, "late")), std::string("erased"));
        QCOMPARE(push(*tablet_, tablet_->make("concern", stream + "/restricted", {{"text", "late"}})),
                 std::string("erased"));
    }

    void erasingOneChildHidesTheGroupPhotoInEveryStream() {
        const auto moment = school_.uuid();
        const auto anna = newPupil();
        const auto ben = newPupil();
        const auto ofAnna = photo(*tablet_, anna, "two children", moment);
        const auto ofBen = photo(*tablet_, ben, "two children", moment);
        const auto alone = photo(*tablet_, ben, "Ben alone");
        Replica replica(*tablet_);
        QVERIFY(replica.follow());
        QCOMPARE(fetch(*tablet_, ofBen, "two children"), 200);
        QVERIFY(school_.office().erasing().erasePupil(idOf(anna)));
        QCOMPARE(fetch(*tablet_, ofBen, "two children"), 404);
        QCOMPARE(fetch(*tablet_, alone, "Ben alone"), 200);
        QVERIFY(replica.follow());
        QCOMPARE(replica.hidden, std::set<std::string>{"pupil/" + ben + " " + hashOf("two children")});
        // A tablet that comes later is told too.
        Replica later(*tablet_);
        QVERIFY(later.follow(1));
        QCOMPARE(later.hidden, replica.hidden);
        // An adult puts a blurred one in its place: that is seen, and the old one is gone.
        const std::string blurred = "two children, one blurred";
        auto redact = tablet_
                          ->make("redact", "pupil/" + ben, {{"of", ofBen.change.id.toString()}},
                                 {{Sha256::of(blurred), blurred.size(), "photo", {}}})
                          .change;
        redact.entity = ofBen.change.entity;
        const auto sealed = *serialise(redact);
        QCOMPARE(push(*tablet_, sealed), std::string("ok"));
        QCOMPARE(tablet_->upload("pupil/" + ben, blurred).status, 201);
        QCOMPARE(fetch(*tablet_, sealed, blurred), 200);
        QVERIFY(!*school_.office().media().size({"pupil/" + ben, Sha256::of("two children")}));
        QCOMPARE(fetch(*tablet_, ofAnna, "two children"), 404);
    }

    void withdrawingConsentHidesEveryCopyLateOnesToo() {
        const auto moment = school_.uuid();
        const auto anna = newPupil();
        const auto ben = newPupil();
        const auto cleo = newPupil();
        const auto ofAnna = photo(*tablet_, anna, "three children", moment);
        const auto ofBen = photo(*tablet_, ben, "three children", moment);
        QCOMPARE(push(*tablet_, tablet_->make("consent", "pupil/" + anna, {{"photos", "none"}})),
                 std::string("ok"));
        QCOMPARE(fetch(*tablet_, ofAnna, "three children"), 404);
        QCOMPARE(fetch(*tablet_, ofBen, "three children"), 404);
        const auto late = photo(*tablet_, cleo, "three children", moment);
        QCOMPARE(fetch(*tablet_, late, "three children"), 404);
    }
};

QTEST_GUILESS_MAIN(ServerErasure)
#include "server_erasure.moc"
