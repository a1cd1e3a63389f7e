// Every role, every resource, own, other and unknown streams, as tables. What is not granted looks the same
// whether it is there or not: no status, body, count or hash tells.
#include "app/domain/writing.h"
#include "tests/support/replica.h"
#include "tests/support/test_school.h"

#include <QtTest>

using namespace jotter;
using namespace jotter::support;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {
std::string statusOf(const Answer& answer) {
    const auto line = linesOf(answer.body).at(0);
    return line.value("reason", line.value("status", ""));
}
const std::string photo = "a photo";
const std::string photoHash = Sha256::of(photo).toHex();
const std::vector<std::string> roles{"ta", "teacher", "specialist", "senco", "head", "office", "gardener"};
} // namespace

class ServerRights : public QObject {
    Q_OBJECT

private:
    TestSchool school_;
    Uuid group_ = school_.uuid();
    Uuid elsewhere_ = school_.uuid();
    std::string own_ = school_.uuid().toString();
    std::string other_ = school_.uuid().toString();
    std::string unknown_ = school_.uuid().toString();
    std::unique_ptr<TestDevice> office_ = school_.tablet();
    std::map<std::string, SealedChange> records_; ///< with a photo, by stream

    void fill(const std::string& stream, const std::string& type) {
        records_[stream] = office_->make(type, stream, {{"text", "something"}},
                                         {{Sha256::of(photo), photo.size(), "photo", {}}});
        QCOMPARE(statusOf(office_->push({records_[stream]})), std::string("ok"));
        QCOMPARE(office_->upload(stream, photo).status, 201);
    }
    void place(const std::string& pupil, const Uuid& group) {
        QCOMPARE(statusOf(office_->push(
                     {office_->make("membership", "pupil/" + pupil,
                                    {{"group", group.toString()}, {"from", nullptr}, {"to", nullptr}})})),
                 std::string("ok"));
    }
    /// A tablet of the own group with an adult of that role; the office does not know a gardener, so one is
    /// written down as if it did.
    std::unique_ptr<TestDevice> tabletOf(const std::string& role) {
        auto device = school_.tablet({group_}, role == "gardener" ? "ta" : role);
        if (role != "gardener")
            return device;
        office_->clock.advance(1s);
        auto change = office_->make("adult", "school", {{"role", role}}).change;
        change.entity = EntityId{device->adult.value};
        if (statusOf(office_->push({*serialise(change)})) != "ok")
            throw std::runtime_error("the gardener was not taken");
        return device;
    }
    /// The change through which a stream's photo is to be had; one that does not exist for an unknown stream.
    std::string changeIn(const std::string& stream) {
        const auto it = records_.find(stream);
        return it == records_.end() ? school_.uuid().toString() : it->second.change.id.toString();
    }
    /// Everything that a device is told of a stream, by resource; without what is the same for every stream.
    std::map<std::string, std::string> told(TestDevice& device, const std::string& stream) {
        std::map<std::string, std::string> answers;
        const auto note = [&](const std::string& resource, const Answer& answer) {
            answers[resource] = std::to_string(answer.status) + " " + answer.body;
        };
        Replica replica(device);
        answers["feed"] = replica.follow() && replica.has(stream) ? "there" : "nothing";
        note("digest", device.ask("GET", "/v1/digest?stream=" + stream));
        note("medium", device.ask("GET", "/v1/media/" + photoHash + "?change=" + changeIn(stream)));
        note("medium, wrong hash",
             device.ask("GET", "/v1/media/" + std::string(64, 'a') + "?change=" + changeIn(stream)));
        note("medium, range", device.ask("GET", "/v1/media/" + photoHash + "?change=" + changeIn(stream),
                                         {{"Range", "bytes=9999-"}}));
        const auto thumbnails =
            device.ask("POST", "/v1/thumbnails", {},
                       json{{"items", {{{"sha256", photoHash}, {"change", changeIn(stream)}}}}}.dump());
        note("thumbnail", thumbnails);
        const auto upload = device.ask("POST", "/v1/media", TestDevice::uploadHeaders(stream, photo));
        answers["upload"] =
            std::to_string(upload.status) + " " +
            (upload.headers.contains("upload-offset") ? upload.headers.at("upload-offset") : "");
        if (upload.headers.contains("location"))
            (void)device.ask("DELETE", upload.headers.at("location"), {{"Tus-Resumable", "1.0.0"}});
        return answers;
    }

private Q_SLOTS:
    void initTestCase() {
        place(own_, group_);
        place(other_, elsewhere_);
        fill("pupil/" + own_, "observation");
        fill("pupil/" + other_, "observation");
        fill("pupil/" + own_ + "/restricted", "concern");
        fill("pupil/" + other_ + "/restricted", "concern");
        fill("walks", "walk");
    }

    void readingByRole_data() {
        QTest::addColumn<QString>("role");
        QTest::addColumn<bool>("own");
        QTest::addColumn<bool>("walks");
        for (const auto& role : roles)
            QTest::newRow(role.c_str()) << QString::fromStdString(role) << (role != "gardener")
                                        << (role == "senco" || role == "head");
    }
    void readingByRole() {
        QFETCH(QString, role);
        QFETCH(bool, own);
        QFETCH(bool, walks);
        const auto device = tabletOf(role.toStdString());
        const auto isNothing = [&](const std::string& stream) {
            const auto here = told(*device, stream);
            const auto nowhere = told(*device, "pupil/" + unknown_);
            const auto restricted = told(*device, "pupil/" + unknown_ + "/restricted");
            return here == nowhere && here == restricted && here.at("feed") == "nothing" &&
                   here.at("digest").starts_with("404") && here.at("medium").starts_with("404") &&
                   here.at("medium, range").starts_with("404");
        };
        const auto isWhole = [&](const std::string& stream) {
            const auto here = told(*device, stream);
            return here.at("feed") == "there" && here.at("digest").starts_with("200") &&
                   here.at("medium") == "200 " + photo && here.at("medium, wrong hash").starts_with("404") &&
                   here.at("medium, range").starts_with("416") &&
                   here.at("thumbnail").find("bytes") != std::string::npos &&
                   here.at("upload") == "201 " + std::to_string(photo.size());
        };
        QVERIFY(own ? isWhole("pupil/" + own_) : isNothing("pupil/" + own_));
        QVERIFY(walks ? isWhole("walks") : isNothing("walks"));
        for (const auto& stream : {"pupil/" + other_, "pupil/" + own_ + "/restricted",
                                   "pupil/" + other_ + "/restricted", "staff/" + office_->adult.toString()})
            QVERIFY2(isNothing(stream), stream.c_str());
        // What is granted does not open what is not: neither a hash nor another stream's change.
        const auto ofOwn = own ? changeIn("pupil/" + own_) : school_.uuid().toString();
        QCOMPARE(device->ask("GET", "/v1/media/" + Sha256::of("another").toHex() + "?change=" + ofOwn).status,
                 404);
        QCOMPARE(device->ask("GET", "/v1/media/" + photoHash).status, 404);
    }

    void whoIsNobodyIsToldNothing() {
        const auto streams = {"pupil/" + own_, "pupil/" + unknown_, std::string("walks")};
        const auto bare = school_.stranger();
        QCOMPARE(bare->enrol(school_.code({group_})).status, 200);
        QCOMPARE(bare->fetchToken().status, 200);
        const auto lost = school_.tablet({group_});
        QVERIFY(
            school_.office().registry().setState(lost->id, server::DeviceState::Lost, school_.clock.now()));
        const auto retired = school_.tablet({group_});
        QVERIFY(school_.office().registry().setState(retired->id, server::DeviceState::Retired,
                                                     school_.clock.now()));
        const auto stranger = school_.stranger();
        stranger->token = "nonsense";
        for (const auto& stream : streams) {
            QCOMPARE(told(*bare, stream), told(*bare, "pupil/" + unknown_));
            QVERIFY(told(*bare, stream).at("digest").starts_with("404"));
            QCOMPARE(told(*lost, stream), told(*stranger, stream));
            QVERIFY(told(*lost, stream).at("digest").starts_with("401"));
            QVERIFY(told(*lost, stream).at("upload").starts_with("401"));
            QCOMPARE(told(*retired, stream), told(*retired, "pupil/" + unknown_));
            QVERIFY(told(*retired, stream).at("medium").starts_with("403"));
        }
    }

    void anAdultWhoHasLeftReadsNothingAndIsHeld() {
        const auto device = school_.tablet({group_}, "teacher");
        const auto inTime = device->observation(own_, "on the last day");
        office_->clock.advance(2s);
        auto gone = office_->make("adult", "school", {{"active", false}}).change;
        gone.entity = EntityId{device->adult.value};
        QCOMPARE(statusOf(office_->push({*serialise(gone)})), std::string("ok"));
        QCOMPARE(told(*device, "pupil/" + own_), told(*device, "pupil/" + unknown_));
        device->clock.advance(4s);
        QCOMPARE(statusOf(device->push({inTime})), std::string("ok"));
        QCOMPARE(statusOf(device->push({device->observation(own_, "afterwards")})), std::string("no_right"));
    }

    void anUploadIsItsDevicesAlone() {
        const auto device = school_.tablet({group_});
        const auto other = school_.tablet({group_});
        const auto begun =
            device->ask("POST", "/v1/media", TestDevice::uploadHeaders("pupil/" + own_, "half a photo"));
        const auto location = begun.headers.at("location");
        for (const auto* method : {"HEAD", "PATCH", "DELETE"}) {
            const std::map<std::string, std::string> headers{
                {"Tus-Resumable", "1.0.0"},
                {"Upload-Offset", "0"},
                {"Content-Type", "application/offset+octet-stream"}};
            const auto known = other->ask(method, location, headers, "ha");
            const auto unknown =
                other->ask(method, "/v1/media/uploads/" + std::string(32, 'a'), headers, "ha");
            QCOMPARE(known.status, 404);
            QCOMPARE(known.body, unknown.body);
        }
        QCOMPARE(device->ask("HEAD", location, {{"Tus-Resumable", "1.0.0"}}).status, 200);
    }

    void writingByRole_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("stream");
        QTest::addColumn<QString>("allowed"); ///< in the order of `roles`
        const auto row = [](const char* type, const char* stream, const char* allowed,
                            const char* fields = "{}") {
            QTest::addRow("%s %s", type, fields) << type << fields << stream << allowed;
        };
        //                                 ta teacher specialist senco head office gardener
        row("observation", "pupil", "yyyyyyn");
        row("judgement", "pupil", "yyyyyyn", R"({"state":"getting_there"})");
        row("judgement", "pupil", "nyyyynn", R"({"state":"secure"})");
        row("trial", "pupil", "yyyyyyn");
        row("session", "pupil", "yyyyyyn");
        row("rating", "pupil", "yyyyyyn");
        row("target", "pupil", "nyyyynn");
        row("step", "pupil", "nyyyynn");
        row("plan", "pupil", "nyyyynn");
        row("passport-line", "pupil", "nyyyynn");
        row("intervention", "pupil", "nyyyynn");
        row("round-robin", "pupil", "nyyyynn");
        row("book-look", "pupil", "nnnyynn");
        row("membership", "pupil", "nnnyyyn");
        row("consent", "pupil", "nnnyyyn");
        row("same-as", "pupil", "nnnyyyn");
        row("redact", "pupil", "nyyyynn");
        row("concern", "restricted", "yyyyyyn");
        row("life-event", "restricted", "yyyyyyn");
        row("restricted-grant", "restricted", "nnnyynn");
        row("walk", "walks", "nnnyynn");
        row("school", "school", "nnnyyyn");
        row("adult", "school", "nnnyyyn");
        row("group", "school", "nnnyyyn", R"({"name":"x"})");
        row("group", "school", "yyyyyyn", R"({"lesson":"Maths"})");
        row("scale", "school", "nnnyyyn");
        row("framework", "school", "nnnyyyn");
        row("framework-step", "school", "nnnyyyn");
    }
    void writingByRole() {
        QFETCH(QString, type);
        QFETCH(QString, fields);
        QFETCH(QString, stream);
        QFETCH(QString, allowed);
        const std::map<QString, std::string> streams{{"pupil", "pupil/%1"},
                                                     {"restricted", "pupil/%1/restricted"}};
        const auto in = [&](const std::string& pupil) {
            const auto it = streams.find(stream);
            return it == streams.end()
                       ? stream.toStdString()
                       : QString::fromStdString(it->second).arg(QString::fromStdString(pupil)).toStdString();
        };
        QString found;
        for (const auto& role : roles) {
            const auto device = tabletOf(role);
            const auto write = [&](const std::string& pupil) {
                return statusOf(device->push(
                    {device->make(type.toStdString(), in(pupil), json::parse(fields.toStdString()))}));
            };
            const auto status = write(own_);
            QVERIFY2(status == "ok" || status == "no_right", status.c_str());
            found += status == "ok" ? 'y' : 'n';
            if (streams.contains(stream))
                QCOMPARE(write(other_), std::string("no_right"));
            // A type lives where it lives.
            const auto elsewhere = stream == "school" ? "walks" : "school";
            const auto misplaced =
                statusOf(device->push({device->make(type.toStdString(), elsewhere, json::object())}));
            QVERIFY2(misplaced == "bad_stream" || type == "redact", misplaced.c_str());
        }
        QCOMPARE(found, allowed);
        // A tablet offers nothing that would be held.
        const QSet<QString> edited{"observation", "pupil", "membership",    "consent",
                                   "target",      "step",  "passport-line", "alert"};
        for (std::size_t i = 0; edited.contains(type) && i < roles.size(); ++i)
            if (const auto role = domain::roleFromCode(roles[i]))
                QCOMPARE(domain::mayWrite(*role, type.toStdString()),
                         found[static_cast<qsizetype>(i)] == u'y');
    }
};

QTEST_GUILESS_MAIN(ServerRights)
#include "server_rights.moc"
