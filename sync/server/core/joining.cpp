#include "sync/server/core/joining.h"

#include "sync/server/access/enrolment_code.h"
#include "sync/server/access/pins.h"
#include "sync/server/core/answers.h"
#include "sync/server/wire/push_batch.h"

#include <array>

namespace jotter::server {

using nlohmann::json;

namespace {
constexpr std::size_t maxNameBytes = 100;
constexpr std::size_t largestChunk = 4UL * 1024 * 1024;
/// A ticket is got once a tablet; it ends with the school year at the latest.
constexpr std::chrono::hours ticketLife{366 * 24};

json noticesFor(DeviceState state) {
    switch (state) {
    case DeviceState::Retired:
        return json::array({"retire"});
    case DeviceState::Lost:
        return json::array({"wipe"});
    case DeviceState::Enrolled:
        break;
    }
    return json::array();
}
} // namespace

json toJson(const Watermark& watermark) {
    json holes = json::array();
    for (const auto& [from, to] : watermark.holes)
        holes.push_back({from, to});
    return {{"epoch", watermark.epoch}, {"upto", watermark.upto}, {"holes", std::move(holes)}};
}

std::string Joining::newRun(RandomSource& random) {
    std::array<std::uint8_t, 8> bytes{};
    random.fill(bytes);
    return toHex(bytes);
}

Response Joining::hello(const Request& request, const Target& target, const std::optional<Device>& device) {
    const auto now = ports_.clock.now();
    const auto serverEpoch = ports_.log.serverEpoch();
    if (!serverEpoch)
        return refuse(serverEpoch.error());
    json answer{{"protocol", {{"min", 1}, {"max", 1}}},
                {"server_epoch", *serverEpoch},
                {"time", toIso(now)},
                {"nonce", ports_.tokens().makeNonce(now)},
                {"school", {{"name", ports_.school.name}}},
                {"limits",
                 {{"changes", maxBatchChanges},
                  {"batch_bytes", maxBatchBytes},
                  {"chunk_bytes", largestChunk},
                  {"medium_bytes", maxMediumBytes},
                  {"page_changes", maxPageChanges}}}};
    if (!device)
        return jsonAnswer(answer);
    answer["notices"] = noticesFor(device->state);
    answer["run"] = run_;
    const auto& said = request.header("jotter-unsent");
    const auto unsent = readNumber(said);
    if (!said.empty() && !unsent)
        return refuse(400, "bad_number", "That is not how many records wait to be sent.");
    if (const auto noted = ports_.registry.noteContact(device->id, unsent, now); !noted)
        return refuse(noted.error());
    const auto backup = ports_.log.backupSeq();
    if (!backup)
        return refuse(backup.error());
    answer["backup_seq"] = *backup;
    const auto epoch = target.query.find("epoch");
    if (epoch != target.query.end() && device->state != DeviceState::Lost) {
        if (!isDeviceEpoch(epoch->second))
            return refuse(400, "bad_epoch", "That is not the epoch of a tablet's store.");
        const auto watermark = ports_.log.watermark(device->id, epoch->second);
        if (!watermark)
            return refuse(watermark.error());
        answer["watermark"] = toJson(*watermark);
    }
    return jsonAnswer(answer);
}

Response Joining::enrol(const Request& request) {
    const auto body = JsonBody::read(request.body);
    if (!body)
        return refuse(body.error());
    const auto key = fromBase64(body->text("public_key"));
    const auto name = body->text("name");
    if (!key || !goodDeviceKey(*key) || name.size() > maxNameBytes)
        return refuse(400, "bad_key", "The tablet's key is not one that this server knows.");
    const auto now = ports_.clock.now();
    const Device wanted{DeviceId::make(now, ports_.random), *key, name, {}, {}};
    const auto device = ports_.registry.enrol(hashOfCode(body->text("code")), wanted, now);
    if (!device && device.error().code == "too_many_tries") {
        auto response = refuse(429, device.error());
        response.headers["Retry-After"] = std::to_string(std::chrono::seconds(codeLife).count());
        return response;
    }
    if (!device)
        return refuse(device.error());
    json groups = json::array();
    for (const auto& group : device->groups)
        groups.push_back(group.toString());
    return jsonAnswer({{"device", device->id.toString()},
                       {"school", {{"name", ports_.school.name}}},
                       {"groups", std::move(groups)},
                       {"policy", json::object()},
                       {"seal_key", toBase64(ports_.school.sealBox.publicKey())}});
}

Response Joining::token(const Request& request) {
    const auto body = JsonBody::read(request.body);
    if (!body)
        return refuse(body.error());
    const auto bad = refuse(401, "bad_assertion", "This tablet could not prove which one it is.");
    const auto now = ports_.clock.now();
    const auto serverEpoch = ports_.log.serverEpoch();
    if (!serverEpoch)
        return refuse(serverEpoch.error());
    const auto id = DeviceId::parse(body->text("device"));
    const auto nonce = body->text("nonce");
    const auto signature = fromBase64(body->text("signature"));
    if (!id || !signature || !ports_.tokens().goodNonce(nonce, now) ||
        body->text("server_epoch") != *serverEpoch)
        return bad;
    const auto device = ports_.registry.device(*id);
    if (!device)
        return device.error().category == ErrorCategory::Auth ? bad : refuse(device.error());
    const auto message = "jotter-token-v1\n" + nonce + "\n" + id->toString() + "\n" + *serverEpoch;
    if (!goodSignature(device->publicKey, message, *signature))
        return bad;
    // Told to nobody but the tablet itself, which has just proved that it is the one.
    if (device->state == DeviceState::Lost)
        return refuse(403, "device_lost",
                      "This tablet was reported as lost: it deletes what it holds, and the school office can "
                      "enrol it again.");
    return jsonAnswer({{"token", ports_.tokens().makeToken(*id, now)},
                       {"expires_in", std::chrono::seconds(Tokens::tokenLife).count()}});
}

Response Joining::ticket(const Request& request, const Device& device) {
    const auto body = JsonBody::read(request.body);
    if (!body)
        return refuse(body.error());
    const auto adult = AdultId::parse(body->text("adult"));
    const auto pin = body->text("pin");
    const auto bad = refuse(403, "bad_pin", "That is not the PIN.");
    if (!adult || !wellFormedPin(pin))
        return bad;
    const auto now = ports_.clock.now();
    const auto state = ports_.registry.beginTry(*adult, device.id, now);
    if (!state)
        return refuse(state.error());
    if (const auto wait = waitFor(*state, now); wait > std::chrono::seconds{0}) {
        auto response =
            refuse(429, "too_many_tries",
                   state->wrong >= lockAfter ? "Too many wrong PINs; the school office can set a new one."
                                             : "Too many wrong PINs; wait a moment and try again.");
        response.headers["Retry-After"] = std::to_string(wait.count());
        return response;
    }
    if (state->verifier.empty() || !verifies(state->verifier, pin))
        return bad;
    const Ticket ticket{TicketId::make(now, ports_.random), *adult, device.id, now + ticketLife};
    if (const auto issued = ports_.registry.issue(ticket, now); !issued)
        return refuse(issued.error());
    return jsonAnswer(
        {{"ticket", ticket.id.toString()}, {"adult", adult->toString()}, {"expires", toIso(ticket.expires)}});
}

} // namespace jotter::server
