// Uploads to a server whose media lie in an S3 store, a real one (with_s3.py), when answers do not come, come
// late, come twice or by halves, when a server is killed, and when several share a bucket.
#include "tests/support/noise.h"
#include "tests/support/s3_store.h"
#include "tests/support/served_school.h"
#include "tests/support/test_school.h"

#include <QElapsedTimer>
#include <QtTest>

#include <algorithm>
#include <thread>

using namespace jotter;
using namespace jotter::support;
using namespace jotter::server;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {
/// A school in this process whose tablet sends one medium.
struct Scene {
    TestSchool school;
    std::unique_ptr<TestDevice> tablet = school.tablet();
    std::string stream = "pupil/" + school.uuid().toString();
    std::string bytes = noise(150'000, 7);
    std::string location = begin().headers.at("location");

    Answer begin() const {
        return tablet->ask("POST", "/v1/media", TestDevice::uploadHeaders(stream, bytes));
    }
    Answer patch(std::size_t from, std::size_t to) const {
        return tablet->ask("PATCH", location,
                           {{"Tus-Resumable", "1.0.0"},
                            {"Upload-Offset", std::to_string(from)},
                            {"Content-Type", "application/offset+octet-stream"}},
                           bytes.substr(from, to - from));
    }
    std::string offset() const {
        return tablet->ask("HEAD", location, {{"Tus-Resumable", "1.0.0"}}).headers["upload-offset"];
    }
    Answer giveUp() const { return tablet->ask("DELETE", location, {{"Tus-Resumable", "1.0.0"}}); }
    /// The names in the bucket below this word, in order.
    [[nodiscard]] std::vector<std::string> lie(const std::string& below) {
        std::vector<std::string> names;
        const auto there = school.office().objects().list(below + "/");
        for (const auto& object : there.value())
            names.push_back(object.name);
        std::ranges::sort(names);
        return names;
    }
    [[nodiscard]] MediumName name() const { return {stream, Sha256::of(bytes)}; }
    [[nodiscard]] bool isWhole() {
        const auto there = school.office().media().read(name(), 0, bytes.size());
        return there && *there == bytes;
    }
};

/// Waits until the store holds an answer back.
bool somethingHangs(Asked& asked) {
    const auto hangs = [](const std::string& line) { return line.ends_with(" hangs"); };
    return QTest::qWaitFor([&] { return std::ranges::any_of(asked.next(), hangs); }, 60'000);
}

std::string errorOf(const Answer& answer) {
    const auto body = json::parse(answer.body, nullptr, false);
    return body.is_object() ? body.value("error", "") : "";
}
} // namespace

class ServerS3Uploads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theStoreSeesOnlySealedBytesAndHashedNames() {
        Scene scene;
        const std::string marker = "\xff\xd8 a photo that anybody could recognise ";
        scene.bytes = marker + noise(100'000, 4) + marker;
        scene.location = scene.begin().headers.at("location");
        QCOMPARE(scene.patch(0, 70'000).status, 204);
        const auto other = marker + noise(9'000, 5);
        QCOMPARE(scene.tablet->upload(scene.stream, other).status, 201);
        const auto pupil = scene.stream.substr(6);
        const auto hash = Sha256::of(other).toHex();
        int files = 0;
        for (const auto& entry : fs::recursive_directory_iterator(storeFolder())) {
            if (!entry.is_regular_file())
                continue;
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string all((std::istreambuf_iterator<char>(file)), {});
            files += entry.path().extension() == ".data" ? 1 : 0;
            for (const auto& open : {marker, pupil, hash})
                QVERIFY2(all.find(open) == std::string::npos, entry.path().c_str());
        }
        QVERIFY(files >= 3);
    }

    void aPartOfAMediumFetchesItsFramesAndNoMore() {
        Scene scene;
        const auto bytes = noise(1'000'000, 6);
        QCOMPARE(scene.tablet->upload(scene.stream, bytes).status, 201);
        auto& media = scene.school.office().media();
        const MediumName name{scene.stream, Sha256::of(bytes)};
        Asked asked;
        QVERIFY(media.read(name, 700'000, 10).value() == bytes.substr(700'000, 10));
        const auto far = asked.next();
        QCOMPARE(far.size(), std::size_t(2));
        const auto sealedFrame = seal::frameBytes + seal::tagBytes;
        const auto from = seal::headerBytes + 10 * sealedFrame; // 700,000 is in the eleventh
        QVERIFY2(far[0].find(" bytes=0-" + std::to_string(seal::headerBytes - 1) + " 206") !=
                     std::string::npos,
                 far[0].c_str());
        QVERIFY2(far[1].find(" bytes=" + std::to_string(from) + "-" + std::to_string(from + sealedFrame - 1) +
                             " 206") != std::string::npos,
                 far[1].c_str());
        // The beginning comes with the header, at once.
        QVERIFY(media.read(name, 10, 1000).value() == bytes.substr(10, 1000));
        QCOMPARE(asked.next().size(), std::size_t(1));
    }

    /// Each part is an object; the whole is one, and then there is no part any more. Nothing is left to be
    /// aborted.
    void partsLieSideBySideUntilTheLastOne() {
        Scene scene;
        Asked asked;
        const auto at = "incoming/" + Upload::idFor(scene.name(), scene.tablet->id) + "/";
        QCOMPARE(scene.lie("incoming").size(), std::size_t(1)); // what the upload is
        QCOMPARE(scene.patch(0, 40'000).status, 204);
        QCOMPARE(scene.patch(40'000, 90'000).status, 204);
        const auto parts = scene.lie("incoming");
        QCOMPARE(parts.size(), std::size_t(3));
        for (const auto& part : {at + "0-40000", at + "40000-50000"})
            QVERIFY2(std::ranges::find(parts, part) != parts.end(), part.c_str());
        QVERIFY(scene.lie("kept").empty());
        QCOMPARE(scene.patch(90'000, 150'000).status, 204);
        QVERIFY(scene.lie("incoming").empty());
        QCOMPARE(scene.lie("kept").size(), std::size_t(1));
        QVERIFY(scene.isWhole());
        std::size_t wholes = 0;
        for (const auto& request : asked.next()) {
            QVERIFY2(request.find("upload") == std::string::npos, request.c_str());
            wholes += request.starts_with("PUT") && request.find("/kept/") != std::string::npos ? 1 : 0;
        }
        QCOMPARE(wholes, std::size_t(1));
    }

    void whatIsWrongGivenUpOrBegunAnewLeavesNothing() {
        Scene scene;
        QCOMPARE(scene.patch(0, 70'000).status, 204);
        const auto right = std::exchange(scene.bytes, noise(150'000, 8));
        const auto refused = scene.patch(70'000, 150'000);
        scene.bytes = right;
        QCOMPARE(refused.status, 422);
        QCOMPARE(errorOf(refused), std::string("wrong_hash"));
        QVERIFY(scene.lie("incoming").empty() && scene.lie("kept").empty());
        QCOMPARE(scene.begin().headers.at("upload-offset"), std::string("0"));
        QCOMPARE(scene.patch(0, 40'000).status, 204);
        QCOMPARE(scene.patch(40'000, 70'000).status, 204);
        QCOMPARE(scene.giveUp().status, 204);
        QVERIFY(scene.lie("incoming").empty());
        QCOMPARE(scene.patch(70'000, 150'000).status, 404);
        // One that was said to be longer.
        auto longer = TestDevice::uploadHeaders(scene.stream, scene.bytes);
        longer["Upload-Length"] = "150001";
        QCOMPARE(scene.tablet->ask("POST", "/v1/media", longer).status, 201);
        QCOMPARE(scene.patch(0, 70'000).status, 204);
        QCOMPARE(scene.begin().headers.at("upload-offset"), std::string("0"));
        QCOMPARE(scene.lie("incoming").size(), std::size_t(1));
        QCOMPARE(scene.patch(0, 150'000).status, 204);
        QVERIFY(scene.isWhole() && scene.lie("incoming").empty());
    }

    void whatCannotBeClearedAwayIsClearedAwayLater() {
        Scene scene;
        QCOMPARE(scene.patch(0, 70'000).status, 204);
        {
            const Fault busy("503 DELETE");
            QCOMPARE(scene.patch(70'000, 150'000).status, 503);
        }
        QVERIFY(scene.isWhole());
        QVERIFY(!scene.lie("incoming").empty());
        QCOMPARE(scene.begin().headers.at("upload-offset"), std::string("150000"));
        scene.school.clock.advance(uploadLife + std::chrono::hours(1));
        QVERIFY(scene.school.office().media().sweep());
        QVERIFY(scene.lie("incoming").empty() && scene.isWhole());
    }

    void withAStreamGoTheUploadsToIt() {
        Scene scene;
        QCOMPARE(scene.patch(0, 70'000).status, 204);
        const auto other = "pupil/" + scene.school.uuid().toString();
        const auto theirs = noise(9'000, 5);
        QCOMPARE(scene.tablet->ask("POST", "/v1/media", TestDevice::uploadHeaders(other, theirs)).status,
                 201);
        QCOMPARE(scene.lie("incoming").size(), std::size_t(3));
        QVERIFY(scene.school.office().media().removeStream(scene.stream));
        const auto left = scene.lie("incoming");
        QCOMPARE(left.size(), std::size_t(1));
        const auto id = Upload::idFor({other, Sha256::of(theirs)}, scene.tablet->id);
        QVERIFY2(left[0].find(id) != std::string::npos, left[0].c_str());
    }

    void whatIsBusyForAMomentIsAskedAgain() {
        Scene scene;
        {
            const Fault busy("503 PUT 2");
            QCOMPARE(scene.patch(0, 70'000).status, 204);
        }
        {
            const Fault lost("lost PUT 1");
            QCOMPARE(scene.patch(70'000, 150'000).status, 204);
        }
        {
            const Fault cut("cut GET 1");
            QVERIFY(scene.isWhole());
        }
    }

    void whatTheStoreDoesNotTakeIsNotAcknowledged_data() {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<bool>("mayBeThere");
        QTest::newRow("refuses all") << QByteArray("503") << false;
        QTest::newRow("refuses writing") << QByteArray("503 PUT") << false;
        QTest::newRow("refuses listing") << QByteArray("503 GET") << false;
        QTest::newRow("answers are lost") << QByteArray("lost PUT") << true;
        QTest::newRow("answers by halves") << QByteArray("cut GET") << false;
        QTest::newRow("does not answer") << QByteArray("hang PUT") << false;
    }
    void whatTheStoreDoesNotTakeIsNotAcknowledged() {
        QFETCH(const QByteArray, fault);
        QFETCH(const bool, mayBeThere);
        const Variable impatient("JOTTER_MEDIA", qgetenv("JOTTER_MEDIA") + "&patience=2");
        Scene scene;
        QCOMPARE(scene.patch(0, 50'000).status, 204);
        QElapsedTimer clock;
        clock.start();
        Asked asked;
        for (const std::size_t to : {100'000, 150'000}) {
            const std::size_t from = to - 50'000;
            {
                const Fault now(fault.toStdString());
                const auto refused = scene.patch(from, to);
                QCOMPARE(refused.status, 503);
                QCOMPARE(errorOf(refused), std::string("media_unreachable"));
                QVERIFY(refused.headers.contains("retry-after"));
            }
            // A part whose answer was lost is there; nothing else is.
            if (from == 50'000) {
                QCOMPARE(scene.offset(), std::to_string(mayBeThere ? to : from));
                if (!mayBeThere)
                    QCOMPARE(scene.patch(from, to).status, 204);
            }
        }
        QVERIFY2(clock.elapsed() < 30'000, "every request has its limits, and these have little patience");
        const auto requests = asked.next();
        QVERIFY2(std::ranges::count_if(requests, [](const auto& one) { return one.ends_with(" hangs"); }) <=
                     2,
                 "what is silent is asked once: the tablet comes again itself");
        const bool whole = scene.isWhole();
        QCOMPARE(whole, mayBeThere);
        if (!whole) {
            QCOMPARE(scene.offset(), std::string("100000"));
            QCOMPARE(scene.patch(100'000, 150'000).status, 204);
        }
        QVERIFY(scene.isWhole());
        // Sent again, what is there already costs nothing.
        std::ignore = asked.next();
        QCOMPARE(scene.begin().headers.at("upload-offset"), std::to_string(scene.bytes.size()));
        QCOMPARE(scene.tablet->upload(scene.stream, scene.bytes).status, 201);
        for (const auto& request : asked.next())
            QVERIFY2(!request.starts_with("PUT") || request.find("/kept/") == std::string::npos,
                     request.c_str());
    }

    void oneRequestAtATimeAddsToAnUpload() {
        const Variable impatient("JOTTER_MEDIA", qgetenv("JOTTER_MEDIA") + "&patience=4");
        Scene scene;
        const Fault held("hang PUT");
        Asked asked;
        std::thread first([&] { std::ignore = scene.patch(0, 50'000); });
        const bool hangs = somethingHangs(asked);
        const auto second = scene.patch(0, 50'000);
        first.join();
        QVERIFY(hangs);
        QCOMPARE(errorOf(second), std::string("upload_busy"));
    }

    /// Two servers may write from the same place at the same moment, and one may be told of what the other
    /// has not yet.
    void partsThatDoNotFollowAreNone() {
        Scene scene;
        QCOMPARE(scene.patch(0, 40'000).status, 204);
        const auto at = "incoming/" + Upload::idFor(scene.name(), scene.tablet->id) + "/";
        auto& objects = scene.school.office().objects();
        for (const auto* name : {"0-30000", "30000-5000", "80000-1000", "40000-", "-40000", "40000-0"})
            QVERIFY(objects.put(at + name, "what another server began"));
        QCOMPARE(scene.offset(), std::string("40000"));
        QCOMPARE(scene.patch(40'000, 150'000).status, 204);
        QVERIFY(scene.isWhole() && scene.lie("incoming").empty());
    }

    void aKilledServerGoesOnWithAnUpload() {
        ServedSchool school;
        const std::string stream = "pupil/01920000-0000-7000-8000-000000000001";
        const auto bytes = noise(3'000'000, 9);
        const auto part = [&](const std::string& location, std::size_t from, std::size_t to) {
            return school.tablet.ask("PATCH", location,
                                     {{"Tus-Resumable", "1.0.0"},
                                      {"Upload-Offset", std::to_string(from)},
                                      {"Content-Type", "application/offset+octet-stream"}},
                                     bytes.substr(from, to - from));
        };
        auto change = school.tablet.make("observation", stream, {{"note", "with photo"}},
                                         {{Sha256::of(bytes), bytes.size(), "photo", {}}});
        QCOMPARE(school.tablet.push({change}).status, 200);
        const auto begun = school.tablet.ask("POST", "/v1/media", TestDevice::uploadHeaders(stream, bytes));
        QCOMPARE(begun.status, 201);
        const auto location = begun.headers.at("location");
        QCOMPARE(part(location, 0, 1'000'000).status, 204);
        QCOMPARE(part(location, 1'000'000, 2'000'000).status, 204);
        {
            // Killed while the last part is on its way: the store holds the answer back meanwhile.
            const Fault held("hang PUT");
            Asked asked;
            std::thread cut([&] { std::ignore = part(location, 2'000'000, 3'000'000); });
            const bool hangs = somethingHangs(asked);
            school.server.kill();
            cut.join();
            QVERIFY(hangs);
        }
        school.start();
        const auto where = school.tablet.ask("HEAD", location, {{"Tus-Resumable", "1.0.0"}});
        QCOMPARE(where.headers.at("upload-offset"), std::string("2000000"));
        QCOMPARE(part(location, 2'000'000, 3'000'000).status, 204);
        const auto back = school.tablet.ask("GET", "/v1/media/" + Sha256::of(bytes).toHex() +
                                                       "?change=" + change.change.id.toString());
        QVERIFY(back.body == bytes);
        QCOMPARE(school.ran({"check"}).code, 0);
        QCOMPARE(school.asked({"check"})["media"], json(1));
    }

    void twoServersShareAnUpload() {
        Scene scene;
        const auto other = OpenSchool::open(SchoolFolder(scene.school.folder()), scene.school.clock,
                                            scene.school.random, {{}, {}, storeAddress()})
                               .value();
        auto& here = scene.school.office().media();
        auto& there = other->media();
        const auto id = Upload::idFor(scene.name(), scene.tablet->id);
        const auto at = [&](MediaStore& server) { return server.find(id, scene.tablet->id).value(); };
        const auto piece = [&](std::size_t from, std::size_t to) {
            return scene.bytes.substr(from, to - from);
        };
        QVERIFY(here.add(at(here), 0, piece(0, 40'000)));
        QVERIFY(there.add(at(there), 40'000, piece(40'000, 90'000)));
        QCOMPARE(at(here).received, std::uint64_t(90'000));
        // Both take the next part at once, and not the same of it: one way goes on.
        const auto stale = at(there);
        QVERIFY(here.add(at(here), 90'000, piece(90'000, 100'000)));
        QCOMPARE(there.add(stale, 90'000, piece(90'000, 120'000)).error().code, std::string("wrong_offset"));
        QVERIFY(there.add(at(there), 100'000, piece(100'000, 110'000)));
        // Both finish at once: whoever comes second finds it done, or is told to come again.
        std::vector<Expected<Upload>> ended(2, fail("not_yet", ErrorCategory::Bug, ""));
        const auto last = at(here);
        std::thread one([&] { ended[0] = here.add(last, 110'000, piece(110'000, 150'000)); });
        std::thread two([&] { ended[1] = there.add(last, 110'000, piece(110'000, 150'000)); });
        one.join();
        two.join();
        QVERIFY(ended[0] || ended[1]);
        for (const auto& end : ended)
            QVERIFY2(end || end.error().category == ErrorCategory::Transient ||
                         end.error().code == "wrong_offset",
                     end ? "" : end.error().code.c_str());
        QVERIFY(scene.isWhole());
        QCOMPARE(there.size(scene.name()).value().value(), std::uint64_t(150'000));
        QCOMPARE(here.find(id, scene.tablet->id).error().code, std::string("no_upload"));
        // Removed by one, it is gone for the other.
        QVERIFY(there.remove({scene.name(), {scene.stream, Sha256::of("never there")}}));
        QVERIFY(!here.size(scene.name()).value());
    }

    void uploadsThatNobodyGoesOnWithAreSwept() {
        Scene scene;
        QCOMPARE(scene.patch(0, 50'000).status, 204);
        auto& media = scene.school.office().media();
        QVERIFY(media.sweep());
        QCOMPARE(scene.offset(), std::string("50000"));
        scene.school.clock.advance(uploadLife - std::chrono::hours(1));
        QVERIFY(media.sweep());
        QCOMPARE(scene.lie("incoming").size(), std::size_t(2));
        scene.school.clock.advance(std::chrono::hours(2));
        QVERIFY(media.sweep());
        QVERIFY(scene.lie("incoming").empty());
    }
};

QTEST_GUILESS_MAIN(ServerS3Uploads)
#include "server_s3_uploads.moc"
