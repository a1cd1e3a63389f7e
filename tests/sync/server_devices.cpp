// What becomes of a device at the school: enrolled, retired, lost; what it is told and what it tells.
#include "tests/support/test_school.h"

#include <QtTest>

using namespace jotter;
using namespace jotter::support;
using namespace std::chrono_literals;
using nlohmann::json;
using server::DeviceState;

namespace {
json hello(TestDevice& device, std::map<std::string, std::string> headers = {}) {
    return json::parse(device.ask("GET", "/v1/hello?epoch=" + device.epoch, std::move(headers)).body);
}
std::string errorOf(const Answer& answer) {
    return json::parse(answer.body).value("error", "");
}
} // namespace

class ServerDevices : public QObject {
    Q_OBJECT

private:
    TestSchool school_;

    void become(const TestDevice& device, DeviceState state) {
        QVERIFY(school_.office().registry().setState(device.id, state, school_.clock.now()));
    }
    server::DeviceReport report(const TestDevice& device) {
        const auto all = school_.office().registry().devices();
        for (const auto& one : all.value())
            if (one.device.id == device.id)
                return one;
        return {};
    }

private Q_SLOTS:
    void anEnrolledDeviceHasNoNotices() {
        const auto tablet = school_.tablet();
        QVERIFY(hello(*tablet)["notices"].empty());
    }

    void aRetiredDeviceSendsAndFetchesNothing() {
        const auto tablet = school_.tablet();
        const auto pupil = school_.uuid().toString();
        const std::string photo = "a photo";
        const auto change = tablet->make("observation", "pupil/" + pupil, {{"note", "seen"}},
                                         {{Sha256::of(photo), photo.size(), "photo", {}}});
        become(*tablet, DeviceState::Retired);
        QCOMPARE(hello(*tablet)["notices"], json::array({"retire"}));
        QCOMPARE(tablet->fetchToken().status, 200);
        QCOMPARE(linesOf(tablet->push({change}).body)[0]["status"].get<std::string>(), std::string("ok"));
        QCOMPARE(tablet->upload("pupil/" + pupil, photo).status, 201);
        const auto medium =
            "/v1/media/" + Sha256::of(photo).toHex() + "?change=" + change.change.id.toString();
        for (const auto& path : {std::string("/v1/changes"), std::string("/v1/wait"),
                                 "/v1/digest?stream=pupil/" + pupil, medium}) {
            const auto answer = tablet->ask("GET", path);
            QCOMPARE(answer.status, 403);
            QCOMPARE(errorOf(answer), std::string("device_retired"));
        }
        QCOMPARE(errorOf(tablet->ask("POST", "/v1/thumbnails", {}, R"({"items":[]})")),
                 std::string("device_retired"));
        QCOMPARE(errorOf(tablet->ask("POST", "/v1/ticket", {}, "{}")), std::string("device_retired"));
        become(*tablet, DeviceState::Enrolled);
        QCOMPARE(tablet->page("").status, 200);
    }

    void aLostDeviceIsToldToWipeAndNobodyElseIs() {
        const auto tablet = school_.tablet();
        become(*tablet, DeviceState::Lost);
        // Its token still lives: the greeting says it, everything else is as without a token.
        QCOMPARE(hello(*tablet)["notices"], json::array({"wipe"}));
        QVERIFY(!hello(*tablet).contains("watermark"));
        QCOMPARE(tablet->page("").status, 401);
        QCOMPARE(tablet->push({tablet->observation(school_.uuid().toString(), "x")}).status, 401);
        QCOMPARE(errorOf(tablet->fetchToken()), std::string("device_lost"));
        const auto thief = school_.stranger();
        thief->id = tablet->id;
        QCOMPARE(errorOf(thief->fetchToken()), std::string("bad_assertion"));
    }

    void eachContactSaysHowMuchWaits() {
        const auto tablet = school_.tablet();
        auto before = school_.clock.now();
        const auto contactSince = [&](WallTime time) {
            const auto contact = report(*tablet).lastContact;
            return contact && time <= *contact && *contact <= school_.clock.now();
        };
        (void)hello(*tablet, {{"Jotter-Unsent", "23"}});
        QCOMPARE(report(*tablet).unsent.value_or(0), 23ULL);
        QVERIFY(contactSince(before));
        school_.clock.advance(5s);
        (void)hello(*tablet, {{"Jotter-Unsent", "0"}});
        QCOMPARE(report(*tablet).unsent.value_or(1), 0ULL);
        school_.clock.advance(2min);
        QCOMPARE(tablet->fetchToken().status, 200);
        before = school_.clock.now();
        (void)hello(*tablet);
        QCOMPARE(report(*tablet).unsent.value_or(1), 0ULL);
        QVERIFY(contactSince(before));
        QCOMPARE(tablet->ask("GET", "/v1/hello", {{"Jotter-Unsent", "many"}}).status, 400);
    }

    void anAnswerSaysWhichMediaHaveNotCome() {
        const auto tablet = school_.tablet();
        const auto stream = "pupil/" + school_.uuid().toString();
        const std::string photo = "a photo";
        const std::string thumb = "its thumbnail";
        const auto change = tablet->make("observation", stream, {{"note", "seen"}},
                                         {{Sha256::of(photo), photo.size(), "photo", Sha256::of(thumb)}});
        const auto missing = [&](const std::string& status) {
            const auto line = linesOf(tablet->push({change}).body)[0];
            --tablet->next;
            return line["status"] == status ? line.value("missing", json::array()) : json("?");
        };
        QCOMPARE(missing("ok"), json::array({Sha256::of(photo).toHex(), Sha256::of(thumb).toHex()}));
        QCOMPARE(tablet->upload(stream, thumb, "thumb").status, 201);
        QCOMPARE(missing("known"), json::array({Sha256::of(photo).toHex()}));
        QCOMPARE(tablet->upload(stream, photo).status, 201);
        QCOMPARE(missing("known"), json::array());
    }

    void whoMayNotReadIsToldNothingOfTheMediaThere() {
        const auto tablet = school_.tablet();
        const auto stream = "pupil/" + school_.uuid().toString() + "/restricted";
        const std::string photo = "of a letter";
        const auto change = tablet->make("concern", stream, {{"text", "a letter"}},
                                         {{Sha256::of(photo), photo.size(), "photo", {}}});
        QCOMPARE(tablet->upload(stream, photo).status, 201);
        QCOMPARE(linesOf(tablet->push({change}).body)[0]["missing"],
                 json::array({Sha256::of(photo).toHex()}));
    }
};

QTEST_GUILESS_MAIN(ServerDevices)
#include "server_devices.moc"
