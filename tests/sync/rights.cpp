// Every role, every resource, own, other and unknown streams, as tables. What is not granted looks the same
// whether it is there or not: no status, header, body, count, hash or work done tells.
#include "app/domain/writing.h"
#include "tests/support/streams_school.h"

#include <sqlite3.h>

#include <QtTest>

using namespace jotter;
using namespace jotter::support;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {
/// Every statement that any SQLite database of this process is asked, in order, whoever opens it.
class Statements {
public:
    Statements() { sqlite3_auto_extension(reinterpret_cast<void (*)()>(&listen)); }
    static std::vector<std::string> take() { return std::exchange(heard(), {}); }

private:
    static std::vector<std::string>& heard() {
        static std::vector<std::string> all;
        return all;
    }
    static int note(unsigned, void*, void* statement, void*) {
        heard().emplace_back(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
        return 0;
    }
    static int listen(sqlite3* database, const char**, const sqlite3_api_routines*) {
        return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, note, nullptr);
    }
};

std::string pupil(const std::string& id) {
    return "pupil/" + id;
}
std::string restricted(const std::string& id) {
    return "pupil/" + id + "/restricted";
}
} // namespace

class Rights : public QObject {
    Q_OBJECT

private:
    const Statements statements_; ///< before the first database is opened
    StreamsSchool at_;

    /// Streams that nobody of the own group reads by being of it.
    [[nodiscard]] std::vector<std::string> forbidden() const {
        return {pupil(at_.other), restricted(at_.own), restricted(at_.other),
                "staff/" + at_.office->adult.toString()};
    }

private Q_SLOTS:
    void readingByRole_data() {
        QTest::addColumn<QString>("role");
        QTest::addColumn<bool>("own");
        QTest::addColumn<bool>("walks");
        for (const auto& role : StreamsSchool::roles)
            QTest::newRow(role.c_str()) << QString::fromStdString(role) << (role != "gardener")
                                        << (role == "senco" || role == "head");
    }
    void readingByRole() {
        QFETCH(QString, role);
        QFETCH(bool, own);
        QFETCH(bool, walks);
        const auto device = at_.tabletOf(role.toStdString());
        const auto isNothing = [&](const std::string& stream) {
            const auto here = at_.told(*device, stream);
            return here == at_.told(*device, pupil(at_.unknown)) &&
                   here == at_.told(*device, restricted(at_.unknown)) && here.at("feed") == "nothing" &&
                   here.at("digest").starts_with("404") && here.at("medium").starts_with("404") &&
                   here.at("medium, range").starts_with("404") &&
                   here.at("upload").find("upload-offset: 0") != std::string::npos;
        };
        const auto isWhole = [&](const std::string& stream) {
            const auto here = at_.told(*device, stream);
            return here.at("feed") == "there" && here.at("digest").starts_with("200") &&
                   here.at("medium").starts_with("200 " + StreamsSchool::photo) &&
                   here.at("medium, wrong hash").starts_with("404") &&
                   here.at("medium, range").starts_with("416") &&
                   here.at("thumbnail").find("bytes") != std::string::npos &&
                   here.at("upload").find("upload-offset: " + std::to_string(StreamsSchool::photo.size())) !=
                       std::string::npos;
        };
        QVERIFY(own ? isWhole(pupil(at_.own)) : isNothing(pupil(at_.own)));
        QVERIFY(walks ? isWhole("walks") : isNothing("walks"));
        for (const auto& stream : forbidden())
            QVERIFY2(isNothing(stream), stream.c_str());
        // What is granted does not open what is not: neither a hash nor another stream's change.
        const auto ofOwn = own ? at_.changeIn(pupil(at_.own)) : at_.school.uuid().toString();
        QCOMPARE(device->ask("GET", "/v1/media/" + Sha256::of("another").toHex() + "?change=" + ofOwn).status,
                 404);
        QCOMPARE(device->ask("GET", "/v1/media/" + StreamsSchool::photoHash).status, 404);
    }

    /// A clock could not tell: what the server does for a stream that is forbidden is what it does for one
    /// that is not there, statement by statement.
    void whatIsForbiddenCostsWhatIsNotThere() {
        if (TestSchool::onPostgres())
            return; // the statements are the same there, and this listens to SQLite
        const auto device = at_.tabletOf("ta");
        const auto work = [&](const std::string& stream) {
            std::ignore = Statements::take();
            std::ignore = at_.asked(*device, stream);
            return Statements::take();
        };
        std::ignore = work(pupil(at_.unknown)); // what is looked up once in a while has been
        const auto nothing = work(pupil(at_.unknown));
        QVERIFY(nothing.size() > 6);
        for (const auto& stream : forbidden()) {
            std::ignore = work(stream);
            QVERIFY2(work(stream) == nothing, stream.c_str());
        }
        QVERIFY2(work(pupil(at_.own)) != nothing, "this test would see a difference");
    }

    /// Whoever knows a hash, of a picture that another stream has, gets nothing by it.
    void aHashOpensNothing() {
        const auto device = at_.tabletOf("teacher");
        const std::string secret = "a photo of somebody else";
        const MediumRef medium{Sha256::of(secret), secret.size(), "photo", {}};
        QCOMPARE(statusOf(at_.office->push(
                     {at_.office->make("observation", pupil(at_.other), json::object(), {medium})})),
                 std::string("ok"));
        QCOMPARE(at_.office->upload(pupil(at_.other), secret).status, 201);
        const auto mine = device->make("observation", pupil(at_.own), json::object(), {medium});
        const auto pushed = linesOf(device->push({mine}).body).at(0);
        QCOMPARE(pushed["status"].get<std::string>(), std::string("ok"));
        QVERIFY2(pushed["missing"] == json({medium.sha256.toHex()}), "it has to be sent, as any other");
        const auto through = "?change=" + mine.change.id.toString();
        const auto got = device->ask("GET", "/v1/media/" + medium.sha256.toHex() + through);
        const auto none = device->ask("GET", "/v1/media/" + std::string(64, 'a') + through);
        QCOMPARE(got.status, 404);
        QVERIFY(got.body == none.body && got.headers == none.headers);
        const auto thumbnails = device->ask(
            "POST", "/v1/thumbnails", {},
            json{{"items", {{{"sha256", medium.sha256.toHex()}, {"change", mine.change.id.toString()}}}}}
                .dump());
        QVERIFY(!linesOf(thumbnails.body).at(0).contains("bytes"));
        const auto upload =
            device->ask("POST", "/v1/media", TestDevice::uploadHeaders(pupil(at_.own), secret));
        QCOMPARE(upload.headers.at("upload-offset"), std::string("0"));
        // Nor is who may write to a stream, and not read it, told which pictures are there.
        const MediumRef there{Sha256::of(StreamsSchool::photo), StreamsSchool::photo.size(), "photo", {}};
        const auto raised =
            linesOf(
                device->push({device->make("concern", restricted(at_.own), json::object(), {there})}).body)
                .at(0);
        QCOMPARE(raised["status"].get<std::string>(), std::string("ok"));
        QVERIFY(raised.value("missing", json()) == json({StreamsSchool::photoHash}));
    }

    /// What happens in other streams wakes nobody, and what is offered of them is answered as if they were
    /// not there.
    void whatHappensElsewhereIsNotHeard() {
        const auto device = at_.tabletOf("teacher");
        Replica replica(*device);
        QVERIFY(replica.follow());
        for (const auto& stream : {pupil(at_.other), restricted(at_.own)}) {
            const auto type = stream == restricted(at_.own) ? "concern" : "observation";
            QCOMPARE(statusOf(at_.office->push({at_.office->make(type, stream, json::object())})),
                     std::string("ok"));
            const auto nothing = json{{"changed", false}}.dump() + "\n";
            QVERIFY(device->ask("GET", "/v1/wait?cursor=" + replica.cursor()).body == nothing);
        }
        const auto receipts = [&](const std::string& bytes, const Hlc& stamp) {
            const auto answer =
                device->ask("POST", "/v1/receipts", {},
                            R"({"hlc_effective":")" + stamp.toString() + R"(","receipt":")" +
                                toBase64(std::string(32, 'r')) + R"(","change":)" + bytes + "}\n");
            auto line = linesOf(answer.body).at(0);
            line.erase("id");
            return std::to_string(answer.status) + line.dump();
        };
        const auto there = device->make("observation", pupil(at_.other), json::object());
        const auto nowhere = device->make("observation", pupil(at_.unknown), json::object());
        QCOMPARE(receipts(there.bytes, there.change.hlc), receipts(nowhere.bytes, nowhere.change.hlc));
    }

    void whoIsNobodyIsToldNothing() {
        auto& registry = at_.school.office().registry();
        const auto bare = at_.school.stranger();
        QCOMPARE(bare->enrol(at_.school.code({at_.group})).status, 200);
        QCOMPARE(bare->fetchToken().status, 200);
        const auto lost = at_.school.tablet({at_.group});
        QVERIFY(registry.setState(lost->id, server::DeviceState::Lost, at_.school.clock.now()));
        const auto retired = at_.school.tablet({at_.group});
        QVERIFY(registry.setState(retired->id, server::DeviceState::Retired, at_.school.clock.now()));
        const auto stranger = at_.school.stranger();
        stranger->token = "nonsense";
        for (const auto& stream : {pupil(at_.own), pupil(at_.unknown), std::string("walks")}) {
            QCOMPARE(at_.told(*bare, stream), at_.told(*bare, pupil(at_.unknown)));
            QVERIFY(at_.told(*bare, stream).at("digest").starts_with("404"));
            QCOMPARE(at_.told(*lost, stream), at_.told(*stranger, stream));
            QVERIFY(at_.told(*lost, stream).at("digest").starts_with("401"));
            QVERIFY(at_.told(*lost, stream).at("upload").starts_with("401"));
            QCOMPARE(at_.told(*retired, stream), at_.told(*retired, pupil(at_.unknown)));
            QVERIFY(at_.told(*retired, stream).at("medium").starts_with("403"));
        }
    }

    void anAdultWhoHasLeftReadsNothingAndIsHeld() {
        const auto device = at_.school.tablet({at_.group}, "teacher");
        const auto inTime = device->observation(at_.own, "on the last day");
        at_.officeComesLater();
        auto gone = at_.office->make("adult", "school", {{"active", false}}).change;
        gone.entity = EntityId{device->adult.value};
        QCOMPARE(statusOf(at_.office->push({*serialise(gone)})), std::string("ok"));
        QCOMPARE(at_.told(*device, pupil(at_.own)), at_.told(*device, pupil(at_.unknown)));
        device->clock.set(at_.office->clock.now() + 2s);
        QCOMPARE(statusOf(device->push({inTime})), std::string("ok"));
        QCOMPARE(statusOf(device->push({device->observation(at_.own, "afterwards")})),
                 std::string("no_right"));
    }

    void anUploadIsItsDevicesAlone() {
        const auto device = at_.school.tablet({at_.group});
        const auto other = at_.school.tablet({at_.group});
        const auto begun =
            device->ask("POST", "/v1/media", TestDevice::uploadHeaders(pupil(at_.own), "half a photo"));
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
            QVERIFY(known.body == unknown.body && known.headers == unknown.headers);
        }
        QCOMPARE(device->ask("HEAD", location, {{"Tus-Resumable", "1.0.0"}}).status, 200);
    }

    void writingByRole_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("stream");
        QTest::addColumn<QString>("allowed"); ///< in the order of the roles
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
        row("alert", "pupil", "nyyyyyn");
        row("intervention", "pupil", "nyyyynn");
        row("round-robin", "pupil", "nyyyynn");
        row("book-look", "pupil", "nnnyynn");
        row("pupil", "pupil", "nnnyyyn");
        row("membership", "pupil", "nnnyyyn");
        row("consent", "pupil", "nnnyyyn");
        row("same-as", "pupil", "nnnyyyn");
        row("redact", "pupil", "nyyyynn");
        row("concern", "restricted", "yyyyyyn");
        row("readiness", "restricted", "yyyyyyn");
        row("life-event", "restricted", "yyyyyyn");
        row("restricted-grant", "restricted", "nnnyynn");
        row("own-concern", "staff", "yyyyyyn");
        row("walk", "walks", "nnnyynn");
        row("school", "school", "nnnyyyn");
        row("adult", "school", "nnnyyyn");
        row("group", "school", "nnnyyyn", R"({"name":"x"})");
        row("group", "school", "yyyyyyn", R"({"lesson":"Maths"})");
        row("scale", "school", "nnnyyyn");
        row("lesson", "school", "nnnyyyn");
        row("timetable", "school", "nnnyyyn");
        row("framework", "school", "nnnyyyn");
        row("framework-step", "school", "nnnyyyn");
    }
    void writingByRole() {
        QFETCH(QString, type);
        QFETCH(QString, fields);
        QFETCH(QString, stream);
        QFETCH(QString, allowed);
        const bool aboutPupil = stream == "pupil" || stream == "restricted";
        const auto in = [&](const std::string& id) {
            return stream == "pupil" ? pupil(id) : aboutPupil ? restricted(id) : stream.toStdString();
        };
        QString found;
        for (const auto& role : StreamsSchool::roles) {
            const auto device = at_.tabletOf(role);
            const auto own = "staff/" + device->adult.toString();
            const auto write = [&](const std::string& id) {
                auto made = device
                                ->make(type.toStdString(), stream == "staff" ? own : in(id),
                                       json::parse(fields.toStdString()))
                                .change;
                if (type == "pupil") // is the one whose stream it is
                    made.entity = EntityId{Uuid::parse(id).value()};
                return statusOf(device->push({*serialise(made)}));
            };
            const auto status = write(at_.own);
            QVERIFY2(status == "ok" || status == "no_right", status.c_str());
            found += status == "ok" ? 'y' : 'n';
            if (aboutPupil) {
                QCOMPARE(write(at_.other), std::string("no_right"));
                // A pupil who is in no group yet is new: whoever may write that type writes the first record.
                QCOMPARE(write(at_.school.uuid().toString()), status);
            }
            if (stream == "staff")
                QCOMPARE(statusOf(device->push({device->make(
                             type.toStdString(), "staff/" + at_.office->adult.toString(), json::object())})),
                         std::string("no_right"));
            // A type lives where it lives, and nowhere else.
            const std::map<QString, std::string> streams{{"school", "school"},
                                                         {"walks", "walks"},
                                                         {"pupil", pupil(at_.own)},
                                                         {"restricted", restricted(at_.own)},
                                                         {"staff", own}};
            for (const auto& [kind, elsewhere] : streams)
                if (kind != stream && type != "redact")
                    QCOMPARE(
                        statusOf(device->push({device->make(type.toStdString(), elsewhere, json::object())})),
                        std::string("bad_stream"));
        }
        QCOMPARE(found, allowed);
        // A tablet offers nothing that would be held.
        const QSet<QString> edited{"observation", "pupil", "membership",    "consent",
                                   "target",      "step",  "passport-line", "alert"};
        for (std::size_t i = 0; edited.contains(type) && i < StreamsSchool::roles.size(); ++i)
            if (const auto role = domain::roleFromCode(StreamsSchool::roles[i]))
                QCOMPARE(domain::mayWrite(*role, type.toStdString()),
                         found[static_cast<qsizetype>(i)] == u'y');
    }

    /// What became of a concern is told to its author by a senior adult who reads it, and by nobody else, not
    /// even with the right to read it.
    void answeringByRole() {
        const auto author = at_.tabletOf("ta");
        const auto own = StreamsSchool::ownConcern(*author, at_.own);
        QCOMPARE(statusOf(author->push({own})), std::string("ok"));
        QString found;
        for (const auto& role : StreamsSchool::roles) {
            const auto device = at_.readerOf(role, at_.own);
            const auto status = statusOf(
                device->push({StreamsSchool::changeOf(*device, own, "own-concern", {{"state", "looking"}})}));
            QVERIFY2(status == "ok" || status == "no_right", status.c_str());
            found += status == "ok" ? 'y' : 'n';
            const auto stream = own.change.stream;
            QCOMPARE(at_.told(*device, stream), at_.told(*device, "staff/" + at_.unknown));
        }
        QCOMPARE(found, QStringLiteral("nnnyynn")); // ta teacher specialist senco head office gardener
        if (TestSchool::onPostgres())
            return;
        const auto head = at_.tabletOf("head"); // to whom nothing is granted
        at_.setPin(head->adult, 6);
        const auto work = [&](const SealedChange& record) {
            const auto answer = StreamsSchool::changeOf(*head, record, "own-concern", {{"state", "looking"}});
            std::ignore = Statements::take();
            std::ignore = head->push({answer});
            return Statements::take();
        };
        std::ignore = work(own);
        const auto there = work(own);
        QVERIFY2(there == work(StreamsSchool::ownConcern(*author, at_.own)), "as much as what is not there");
        QVERIFY(there.size() > 6);
    }
};

QTEST_GUILESS_MAIN(Rights)
#include "rights.moc"
