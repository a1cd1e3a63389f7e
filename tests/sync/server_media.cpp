// Media through the server's core: resumable, checksummed, sealed, and seen only through a record.
#include "tests/support/noise.h"
#include "tests/support/property.h"
#include "tests/support/test_school.h"

using namespace jotter;
using namespace jotter::support;
using nlohmann::json;

namespace {
std::string digestHeader(const std::string& bytes) {
    const auto hash = Sha256::of(bytes);
    return "sha256 " + toBase64({reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size()});
}
} // namespace

class ServerMedia : public QObject {
    Q_OBJECT

private:
    TestSchool school_;
    std::unique_ptr<TestDevice> tablet_ = school_.tablet();
    std::string stream_ = "pupil/" + school_.uuid().toString();

    Answer begin(TestDevice& device, const std::string& stream, const std::string& bytes) {
        return device.ask("POST", "/v1/media", TestDevice::uploadHeaders(stream, bytes));
    }
    Answer patch(const std::string& location, std::size_t offset, const std::string& chunk,
                 const std::string& checksum = {}) {
        std::map<std::string, std::string> headers{{"Tus-Resumable", "1.0.0"},
                                                   {"Upload-Offset", std::to_string(offset)},
                                                   {"Content-Type", "application/offset+octet-stream"}};
        if (!checksum.empty())
            headers["Upload-Checksum"] = checksum;
        return tablet_->ask("PATCH", location, headers, chunk);
    }
    Answer head(const std::string& location) {
        return tablet_->ask("HEAD", location, {{"Tus-Resumable", "1.0.0"}});
    }
    SealedChange record(const std::string& bytes, const std::string& stream) {
        auto change = tablet_->make("observation", stream, {{"note", "with a photo"}},
                                    {{Sha256::of(bytes), bytes.size(), "photo", {}}});
        const auto answer = tablet_->push({change});
        if (linesOf(answer.body)[0]["status"] != "ok")
            throw std::runtime_error(answer.body);
        return change;
    }
    Answer fetch(TestDevice& device, const std::string& bytes, const SealedChange& change,
                 std::map<std::string, std::string> headers = {}) {
        return device.ask("GET",
                          "/v1/media/" + Sha256::of(bytes).toHex() + "?change=" + change.change.id.toString(),
                          headers);
    }

private Q_SLOTS:
    void anyCutIntoChunksGivesTheSameMedium() {
        JOTTER_PROPERTY("chunks", [&] {
            const auto size = *rc::gen::element<std::size_t>(1, 65'535, 65'536, 65'537, 131'072, 200'000);
            const auto bytes = noise(size, *rc::gen::arbitrary<unsigned>());
            // A stream of its own: what is complete already would not be taken again.
            const auto stream = "pupil/" + school_.uuid().toString();
            const auto created = begin(*tablet_, stream, bytes);
            RC_ASSERT(created.status == 201);
            const auto location = created.headers.at("location");
            std::size_t offset = 0;
            for (auto chunks = *rc::gen::inRange(1, 5); offset < size; --chunks) {
                const auto left = size - offset;
                const auto share = *rc::gen::inRange<std::size_t>(1, 1001);
                const auto count = chunks <= 1 ? left : std::max<std::size_t>(1, left * share / 1000);
                const auto chunk = bytes.substr(offset, count);
                const auto answer = patch(location, offset, chunk, digestHeader(chunk));
                RC_ASSERT(answer.status == 204);
                offset += count;
                RC_ASSERT(answer.headers.at("upload-offset") == std::to_string(offset));
            }
            const auto change = record(bytes, stream);
            RC_ASSERT(fetch(*tablet_, bytes, change).body == bytes);
        });
    }

    void anUploadGoesOnWhereItStoodAfterARestart() {
        const auto bytes = noise(150'000, 7);
        const auto location = begin(*tablet_, stream_, bytes).headers.at("location");
        QCOMPARE(patch(location, 0, bytes.substr(0, 70'000)).status, 204);
        school_.restart();
        QCOMPARE(head(location).headers.at("upload-offset"), std::string("70000"));
        // Creating again is the same upload, where it stands.
        const auto again = begin(*tablet_, stream_, bytes);
        QCOMPARE(again.headers.at("location"), location);
        QCOMPARE(again.headers.at("upload-offset"), std::string("70000"));
        QCOMPARE(patch(location, 60'000, bytes.substr(60'000)).status, 409);
        const auto change = record(bytes, stream_);
        QCOMPARE(fetch(*tablet_, bytes, change).status, 404);
        QCOMPARE(patch(location, 70'000, bytes.substr(70'000)).status, 204);
        QVERIFY(fetch(*tablet_, bytes, change).body == bytes);
        QCOMPARE(begin(*tablet_, stream_, bytes).headers.at("upload-offset"), std::string("150000"));
        QCOMPARE(head(location).status, 404);
    }

    void aDamagedChunkIsDropped() {
        const auto bytes = noise(1000, 8);
        const auto location = begin(*tablet_, stream_, bytes).headers.at("location");
        QCOMPARE(patch(location, 0, bytes.substr(0, 500), digestHeader("something else")).status, 460);
        QCOMPARE(head(location).headers.at("upload-offset"), std::string("0"));
        QCOMPARE(patch(location, 0, bytes.substr(0, 500), "md5 AAAA").status, 400);
        QCOMPARE(patch(location, 0, bytes, "sha1 " + toBase64(std::string(20, 'x'))).status, 460);
        QCOMPARE(patch(location, 0, bytes, digestHeader(bytes)).status, 204);
    }

    /// What came with its creation: its checksum is the medium's own hash, or another one.
    void aDamagedWholeIsDropped() {
        const auto bytes = noise(1000, 11);
        const auto change = record(bytes, stream_);
        const auto whole = [&](const std::string& body, const std::string& checksum,
                               const std::string& type = "application/offset+octet-stream") {
            auto headers = TestDevice::uploadHeaders(stream_, bytes);
            headers["Upload-Checksum"] = checksum;
            headers["Content-Type"] = type;
            return tablet_->ask("POST", "/v1/media", headers, body).status;
        };
        auto damaged = bytes;
        damaged[500] = static_cast<char>(damaged[500] ^ 1);
        QCOMPARE(whole(damaged, digestHeader(bytes)), 460);
        QCOMPARE(whole(bytes, digestHeader(damaged)), 460);
        QCOMPARE(whole(damaged, digestHeader(damaged)), 422);
        QCOMPARE(whole(bytes, "sha1 " + toBase64(std::string(20, 'x'))), 460);
        QCOMPARE(whole(bytes, "md5 AAAA"), 400);
        QCOMPARE(whole(bytes, digestHeader(bytes), "image/jpeg"), 415);
        QCOMPARE(fetch(*tablet_, bytes, change).status, 404);
        QCOMPARE(whole(bytes, digestHeader(bytes)), 201);
        QVERIFY(fetch(*tablet_, bytes, change).body == bytes);
    }

    void aMediumThatIsNotWhatWasSaidIsNeverVisible() {
        const auto said = noise(1000, 9);
        const auto sent = noise(1000, 10);
        const auto change = record(said, stream_);
        const auto location = begin(*tablet_, stream_, said).headers.at("location");
        const auto answer = patch(location, 0, sent);
        QCOMPARE(answer.status, 422);
        QCOMPARE(json::parse(answer.body)["error"].get<std::string>(), std::string("wrong_hash"));
        QCOMPARE(head(location).status, 404);
        QCOMPARE(fetch(*tablet_, said, change).status, 404);
        QCOMPARE(tablet_->ask("POST", "/v1/media", TestDevice::uploadHeaders(stream_, said), sent).status,
                 422);
        QCOMPARE(fetch(*tablet_, said, change).status, 404);
        QCOMPARE(tablet_->upload(stream_, said).status, 201);
        QVERIFY(fetch(*tablet_, said, change).body == said);
    }

    void aMediumIsSeenOnlyThroughARecordThatRefersToIt() {
        const auto group = school_.uuid();
        const auto outsider = school_.tablet({group});
        const auto bytes = noise(5000, 11);
        const auto other = noise(10, 12);
        const auto change = record(bytes, stream_);
        const auto without = tablet_->make("observation", stream_, {{"note", "no photo"}});
        QCOMPARE(
            tablet_
                ->push({without, tablet_->make("membership", stream_,
                                               {{"group", school_.uuid().toString()}, {"from", nullptr}})})
                .status,
            200);
        const auto missing = fetch(*tablet_, other, change);
        QCOMPARE(missing.status, 404);
        QCOMPARE(tablet_->upload(stream_, bytes).status, 201);
        QCOMPARE(fetch(*tablet_, bytes, change).status, 200);
        // Another record, another tablet, another hash: one answer, to the letter.
        for (const auto& answer :
             {fetch(*tablet_, bytes, without), fetch(*outsider, bytes, change),
              fetch(*outsider, other, change), tablet_->ask("GET", "/v1/media/" + Sha256::of(bytes).toHex()),
              tablet_->ask("GET", "/v1/media/nonsense?change=nonsense")}) {
            QCOMPARE(answer.status, 404);
            QVERIFY(answer.body == missing.body);
            QVERIFY(answer.headers == missing.headers);
        }
        // That the medium is complete is not told to a tablet that may not see it.
        QCOMPARE(begin(*outsider, stream_, bytes).headers.at("upload-offset"), std::string("0"));
        // The same bytes in another stream are another medium.
        const auto elsewhere = record(bytes, "pupil/" + school_.uuid().toString());
        QCOMPARE(fetch(*tablet_, bytes, elsewhere).status, 404);
    }

    void partsOfAMediumAreServed() {
        const auto bytes = noise(200'000, 13);
        const auto change = record(bytes, stream_);
        QCOMPARE(tablet_->upload(stream_, bytes).status, 201);
        const auto part = fetch(*tablet_, bytes, change, {{"Range", "bytes=65530-65545"}});
        QCOMPARE(part.status, 206);
        QVERIFY(part.body == bytes.substr(65'530, 16));
        QCOMPARE(part.headers.at("content-range"), std::string("bytes 65530-65545/200000"));
        QVERIFY(fetch(*tablet_, bytes, change, {{"Range", "bytes=-10"}}).body == bytes.substr(199'990));
        QCOMPARE(fetch(*tablet_, bytes, change, {{"Range", "bytes=200000-"}}).status, 416);
        QCOMPARE(fetch(*tablet_, bytes, change, {{"Range", "bytes=5-1"}}).status, 200);
        QCOMPARE(fetch(*tablet_, bytes, change, {{"Range", "bytes=0-9"}, {"If-Range", "\"other\""}}).status,
                 200);
    }

    void thumbnailsComeTogether() {
        const auto thumb = noise(3000, 14);
        const auto photo = noise(9000, 15);
        auto change = tablet_->make("observation", stream_, {{"note", "x"}},
                                    {{Sha256::of(photo), photo.size(), "photo", Sha256::of(thumb)}});
        QCOMPARE(tablet_->push({change}).status, 200);
        QCOMPARE(tablet_->upload(stream_, thumb, "thumb").status, 201);
        const auto id = change.change.id.toString();
        const json items{{"items",
                          {{{"sha256", Sha256::of(thumb).toHex()}, {"change", id}},
                           {{"sha256", Sha256::of(photo).toHex()}, {"change", id}}}}};
        const auto lines = linesOf(tablet_->ask("POST", "/v1/thumbnails", {}, items.dump()).body);
        QCOMPARE(lines.size(), std::size_t(2));
        QVERIFY(*fromBase64(lines[0]["bytes"].get<std::string>()) == thumb);
        QVERIFY(!lines[1].contains("bytes"));
        json many = json::array();
        for (int i = 0; i < 65; ++i)
            many.push_back(items["items"][0]);
        QCOMPARE(tablet_->ask("POST", "/v1/thumbnails", {}, json{{"items", many}}.dump()).status, 400);
    }

    void limitsAndVersions() {
        auto headers = TestDevice::uploadHeaders(stream_, "x");
        headers["Upload-Length"] = std::to_string(64ULL * 1024 * 1024 + 1);
        QCOMPARE(tablet_->ask("POST", "/v1/media", headers).status, 413);
        headers = TestDevice::uploadHeaders(stream_, "x");
        headers["Tus-Resumable"] = "0.2.2";
        QCOMPARE(tablet_->ask("POST", "/v1/media", headers).status, 412);
        headers = TestDevice::uploadHeaders("pupil/nobody", "x");
        QCOMPARE(tablet_->ask("POST", "/v1/media", headers).status, 400);
        const auto options = tablet_->ask("OPTIONS", "/v1/media");
        QCOMPARE(options.status, 204);
        QCOMPARE(options.headers.at("tus-extension"),
                 std::string("creation,creation-with-upload,checksum,expiration,termination"));
        const auto bytes = noise(100, 16);
        const auto location = begin(*tablet_, stream_, bytes).headers.at("location");
        QCOMPARE(patch(location, 0, bytes + "more").status, 413);
        QCOMPARE(tablet_->ask("DELETE", location, {{"Tus-Resumable", "1.0.0"}}).status, 204);
        QCOMPARE(head(location).status, 404);
        // An upload is its device's alone.
        const auto mine = begin(*tablet_, stream_, bytes).headers.at("location");
        QCOMPARE(school_.tablet()->ask("HEAD", mine, {{"Tus-Resumable", "1.0.0"}}).status, 404);
    }

    void nothingOfAMediumLiesOpenOnTheDisk() {
        const std::string marker = "\xff\xd8 a photo that anybody could recognise ";
        const auto part = marker + noise(80'000, 17);
        const auto location = begin(*tablet_, stream_, part + part).headers.at("location");
        QCOMPARE(patch(location, 0, part).status, 204);
        QCOMPARE(tablet_->upload(stream_, part).status, 201);
        auto& objects = school_.office().objects();
        const auto there = objects.list("").value();
        QVERIFY(there.size() >= 3);
        for (const auto& object : there) {
            const auto bytes = objects.read(object.name, 0, 1'000'000).value()->bytes;
            QVERIFY2(!bytes.empty() && bytes.find(marker) == std::string::npos, object.name.c_str());
            const QFileInfo file(QString::fromStdString((school_.folder() / "media" / object.name).string()));
            QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        }
    }
};

QTEST_GUILESS_MAIN(ServerMedia)
#include "server_media.moc"
