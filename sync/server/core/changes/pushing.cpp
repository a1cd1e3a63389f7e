#include "sync/server/core/changes/pushing.h"

#include "sync/server/core/answers.h"
#include "sync/server/core/joining.h"
#include "sync/server/wire/push_batch.h"

namespace jotter::server {

using nlohmann::json;

namespace {
/// 400 for a line that is not in the agreed form, 422 for a record that cannot be read, 413 for too much.
Response refuseBatch(const Error& error) {
    if (error.code == "too_many" || error.code == "change_too_big")
        return refuse(413, error);
    return error.category == ErrorCategory::Input ? refuse(error.code == "bad_line" ? 400 : 422, error)
                                                  : refuse(error);
}
} // namespace

Response Pushing::push(const Request& request, const Device& device) {
    auto arrivals = readBatch(request.body);
    if (!arrivals)
        return refuseBatch(arrivals.error());
    if (arrivals->empty())
        return refuse(400, "bad_line", "There is no record in this batch.");
    const auto readable = ports_.readable(device);
    if (!readable)
        return refuse(readable.error());
    if (const auto judged = judge(*arrivals, device); !judged)
        return refuse(judged.error());
    const auto appended = ports_.log.append(device.id, *arrivals, ports_.clock.now());
    if (!appended)
        return refuse(appended.error());
    std::string lines;
    for (std::size_t i = 0; i < appended->verdicts.size(); ++i) {
        const auto line = answerTo(appended->verdicts[i], (*arrivals)[i].change.change, *readable);
        if (!line)
            return refuse(line.error());
        addLine(lines, *line);
    }
    addLine(lines, {{"watermark", toJson(appended->watermark)}});
    return linesAnswer(std::move(lines));
}

Expected<json> Pushing::answerTo(const Verdict& verdict, const Change& change, const Readable& readable) {
    json line{{"id", verdict.id.toString()}};
    if (verdict.outcome == Verdict::Outcome::Held) {
        line["status"] = "held";
        line["reason"] = verdict.reason;
        return line;
    }
    line["status"] = verdict.outcome == Verdict::Outcome::Ok ? "ok" : "known";
    line["seq"] = verdict.seq;
    line["receipt"] = ports_.receipts().make(verdict.id, verdict.hash, verdict.device, verdict.effective);
    const auto missing = missingOf(change, readable);
    if (!missing)
        return tl::make_unexpected(missing.error());
    if (!missing->empty())
        line["missing"] = *missing;
    return line;
}

Expected<json> Pushing::missingOf(const Change& change, const Readable& readable) {
    json missing = json::array();
    // Whether a medium is here is told only to those who may see it: to others nothing is here.
    const bool mayKnow = readable.has(change.stream);
    const auto look = [&](const Sha256& sha256) -> Expected<void> {
        const auto size = mayKnow ? ports_.media.size({change.stream, sha256})
                                  : Expected<std::optional<std::uint64_t>>(std::nullopt);
        if (size && !*size)
            missing.push_back(sha256.toHex());
        return size.map([](const auto&) {});
    };
    for (const auto& medium : change.media) {
        auto looked = look(medium.sha256);
        if (looked && medium.thumb)
            looked = look(*medium.thumb);
        if (!looked)
            return tl::make_unexpected(looked.error());
    }
    return missing;
}

Expected<void> Pushing::judge(std::vector<Arrival>& arrivals, const Device& device) {
    auto facts = ports_.registry.access();
    if (!facts)
        return tl::make_unexpected(facts.error());
    const std::vector<Arrival>* judged = &arrivals;
    std::size_t at = 0;
    WriteRules rules(
        device, std::move(*facts), [&](TicketId id) { return ports_.registry.ticket(id); },
        [&](const std::string& stream, EntityId entity) {
            return originOf(std::span(*judged).first(at), stream, entity);
        },
        ports_.clock.now());
    for (; at < arrivals.size(); ++at) {
        auto reason = rules.judge(arrivals[at].change.change);
        if (!reason)
            return tl::make_unexpected(reason.error());
        arrivals[at].held = std::move(*reason);
    }
    return {};
}

Expected<std::optional<Origin>> Pushing::originOf(std::span<const Arrival> before, const std::string& stream,
                                                  EntityId entity) {
    const auto originIn = [](const Change& change) { return Origin{change.type, change.author, change.hlc}; };
    const auto logged = ports_.log.firstOf(stream, entity);
    if (!logged)
        return tl::make_unexpected(logged.error());
    if (*logged) {
        const auto change = parseChange((*logged)->bytes);
        if (!change)
            return tl::make_unexpected(change.error());
        return originIn(change->change);
    }
    for (const auto& arrival : before)
        if (arrival.held.empty() && arrival.change.change.stream == stream &&
            arrival.change.change.entity == entity)
            return originIn(arrival.change.change);
    return std::nullopt;
}

} // namespace jotter::server
