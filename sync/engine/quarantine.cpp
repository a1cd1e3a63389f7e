#include "sync/engine/quarantine.h"

#include "sync/change/planted.h"

#include <algorithm>

namespace jotter::engine {

namespace {
constexpr std::size_t besideABox = 400;
} // namespace

Expected<std::optional<Request>> Quarantine::next(WallTime) {
    const auto limit = desk_.limits.batchBytes;
    const auto refused = desk_.journal.refused(count_, limit - std::min(limit / 2, count_ * besideABox));
    if (!refused)
        return tl::make_unexpected(refused.error());
    sent_.clear();
    if (refused->empty() || planted(Fault::QuarantineForgotten))
        return std::nullopt;
    Request request;
    request.method = "POST";
    request.path = "/v1/quarantine";
    request.headers["Content-Type"] = "application/x-ndjson";
    for (const auto& change : *refused) {
        request.body += wire::quarantineLine(change);
        sent_.push_back(change.id);
    }
    return request;
}

Expected<Verdict> Quarantine::answered(const Response& response, WallTime) {
    switch (response.status) {
    case 200:
        break;
    case 409:
        if (const auto begun = desk_.journal.startNewEpoch(); !begun)
            return tl::make_unexpected(begun.error());
        return Verdict::Later;
    case 400:
    case 413:
    case 415:
    case 422:
        // One that is refused even here stays on this tablet, with its mark; the others need not wait for it.
        if (sent_.size() == 1) {
            if (const auto noted = desk_.journal.quarantined(sent_); !noted)
                return tl::make_unexpected(noted.error());
            return Verdict::Progress;
        }
        count_ = std::max<std::size_t>(sent_.size() / 2, 1);
        return Verdict::Again;
    default:
        return Verdict::Later;
    }
    auto kept = wire::readKept(response.body);
    if (!kept)
        return tl::make_unexpected(kept.error());
    std::erase_if(*kept, [this](ChangeId id) { return std::ranges::find(sent_, id) == sent_.end(); });
    if (kept->empty())
        return Verdict::Later;
    if (const auto noted = desk_.journal.quarantined(*kept); !noted)
        return tl::make_unexpected(noted.error());
    count_ = std::min(count_ * 2, mostAtOnce);
    return Verdict::Progress;
}

void Quarantine::dropped(WallTime) {
    sent_.clear();
}

} // namespace jotter::engine
