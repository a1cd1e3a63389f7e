#pragma once

#include "tests/support/replica.h"
#include "tests/support/test_school.h"

#include <map>
#include <string>
#include <vector>

namespace jotter::support {

/// The status of the first line that answers a push, or its reason when it was held.
inline std::string statusOf(const Answer& answer) {
    const auto line = linesOf(answer.body).at(0);
    return line.value("reason", line.value("status", ""));
}

/// A school with records and a photo in streams of every kind: of an own group, of another one, and none at
/// all. For what each role is told of each.
class StreamsSchool {
public:
    StreamsSchool() {
        place(own, group);
        place(other, elsewhere);
        fill("pupil/" + own, "observation");
        fill("pupil/" + other, "observation");
        fill("pupil/" + own + "/restricted", "concern");
        fill("pupil/" + other + "/restricted", "concern");
        fill("walks", "walk");
    }

    static inline const std::vector<std::string> roles{"ta",   "teacher", "specialist", "senco",
                                                       "head", "office",  "gardener"};
    static inline const std::string photo = "a photo";
    static inline const std::string photoHash = Sha256::of(photo).toHex();

    /// A tablet of the own group with an adult of that role; the office does not know a gardener, so one is
    /// written down as if it did.
    std::unique_ptr<TestDevice> tabletOf(const std::string& role) {
        auto device = school.tablet({group}, role == "gardener" ? "ta" : role);
        if (role != "gardener")
            return device;
        officeComesLater();
        auto change = office->make("adult", "school", {{"role", role}}).change;
        change.entity = EntityId{device->adult.value};
        must(statusOf(office->push({*serialise(change)})) == "ok");
        return device;
    }
    /// The same with somebody who opens that pupil's restricted stream, when it is granted to them.
    std::unique_ptr<TestDevice> readerOf(const std::string& role, const std::string& pupil) {
        auto device = tabletOf(role);
        setPin(device->adult, 6);
        grant(device->adult, pupil, true);
        return device;
    }
    void setPin(AdultId adult, std::size_t digits, bool confirmed = true) {
        auto& registry = school.office().registry();
        must(registry.setPin(adult, "a verifier", digits, school.clock.now()).has_value());
        must(!confirmed || registry.confirmPin(adult).has_value());
    }
    /// Says whether the pupil's restricted stream is to be read by an adult; another record each time.
    void grant(AdultId adult, const std::string& pupil, bool read) {
        must(statusOf(office->push({office->make("restricted-grant", "pupil/" + pupil + "/restricted",
                                                 {{"adult", adult.toString()}, {"read", read}})})) == "ok");
    }
    /// What an adult keeps of a concern about a pupil, on their own tablet.
    static SealedChange ownConcern(TestDevice& of, const std::string& pupil) {
        return of.make("own-concern", "staff/" + of.adult.toString(),
                       {{"concern", "a concern"},
                        {"pupil", pupil},
                        {"raised", "2026-11-20T10:14:03+00:00"},
                        {"state", "new"}});
    }
    /// A change of an earlier record.
    static SealedChange changeOf(TestDevice& by, const SealedChange& record, const std::string& type,
                                 nlohmann::json fields, std::vector<MediumRef> media = {}) {
        auto change = by.make(type, record.change.stream, std::move(fields), std::move(media)).change;
        change.entity = record.change.entity;
        return *serialise(std::move(change));
    }
    void place(const std::string& pupil, const Uuid& in) {
        must(statusOf(office->push(
                 {office->make("membership", "pupil/" + pupil,
                               {{"group", in.toString()}, {"from", nullptr}, {"to", nullptr}})})) == "ok");
    }
    /// What the office records next is later than all that was recorded, also where real time passes.
    void officeComesLater() {
        office->clock.set(std::max(office->clock.now(), school.clock.now()) + std::chrono::seconds{2});
    }
    /// The change through which a stream's photo is to be had; one that does not exist for an unknown stream.
    std::string changeIn(const std::string& stream) {
        const auto it = records.find(stream);
        return it == records.end() ? school.uuid().toString() : it->second.change.id.toString();
    }
    /// Everything that a device is told of a stream, by resource; without what is the same for every stream.
    std::map<std::string, std::string> told(TestDevice& device, const std::string& stream) {
        std::map<std::string, std::string> answers;
        Replica replica(device);
        answers["feed"] = replica.follow() && replica.has(stream) ? "there" : "nothing";
        for (const auto& [resource, answer] : asked(device, stream)) {
            auto& text = answers[resource];
            text = std::to_string(answer.status) + " " + answer.body;
            for (const auto& [name, value] : answer.headers)
                if (name != "location" && name != "upload-expires")
                    text += "\n" + name + ": " + value;
        }
        return answers;
    }
    /// The answers of every resource that takes a stream, or a medium of one.
    std::map<std::string, Answer> asked(TestDevice& device, const std::string& stream) {
        using nlohmann::json;
        std::map<std::string, Answer> answers;
        const auto through = "?change=" + changeIn(stream);
        answers["digest"] = device.ask("GET", "/v1/digest?stream=" + stream);
        answers["medium"] = device.ask("GET", "/v1/media/" + photoHash + through);
        answers["medium, wrong hash"] = device.ask("GET", "/v1/media/" + std::string(64, 'a') + through);
        answers["medium, range"] =
            device.ask("GET", "/v1/media/" + photoHash + through, {{"Range", "bytes=9999-"}});
        answers["thumbnail"] =
            device.ask("POST", "/v1/thumbnails", {},
                       json{{"items", {{{"sha256", photoHash}, {"change", changeIn(stream)}}}}}.dump());
        answers["upload"] = device.ask("POST", "/v1/media", TestDevice::uploadHeaders(stream, photo));
        if (const auto& headers = answers["upload"].headers; headers.contains("location"))
            answers["upload, given up"] =
                device.ask("DELETE", headers.at("location"), {{"Tus-Resumable", "1.0.0"}});
        return answers;
    }

    TestSchool school;
    const Uuid group = school.uuid();
    const Uuid elsewhere = school.uuid();
    const std::string own = school.uuid().toString(); ///< pupils
    const std::string other = school.uuid().toString();
    const std::string unknown = school.uuid().toString();
    const std::unique_ptr<TestDevice> office = school.tablet();
    std::map<std::string, SealedChange> records; ///< with a photo, by stream

private:
    static void must(bool done) {
        if (!done)
            throw std::runtime_error("the school of this test could not be set up");
    }
    void fill(const std::string& stream, const std::string& type) {
        records[stream] = office->make(type, stream, {{"text", "something"}},
                                       {{Sha256::of(photo), photo.size(), "photo", {}}});
        must(statusOf(office->push({records[stream]})) == "ok");
        must(office->upload(stream, photo).status == 201);
    }
};

} // namespace jotter::support
