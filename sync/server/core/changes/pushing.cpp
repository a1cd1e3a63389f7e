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
    if (const auto judged = judge(*arrivals, device, *readable); !judged)
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

Expected<void> Pushing::judge(std::vector<Arrival>& arrivals, const Device& device,
                              const Readable& readable) {
    auto memberships = device.groups.empty() ? std::vector<Membership>{} : ports_.registry.memberships();
    if (!memberships)
        return tl::make_unexpected(memberships.error());
    WriteRules rules(
        device.id, readable, std::move(*memberships), [&](TicketId id) { return ports_.registry.ticket(id); },
        [&](AdultId adult) { return ports_.registry.role(adult); });
    for (auto& arrival : arrivals) {
        auto reason = rules.judge(arrival.change.change);
        if (!reason)
            return tl::make_unexpected(reason.error());
        arrival.held = std::move(*reason);
    }
    return {};
}

} // namespace jotter::server
