#include "sync/engine/refill.h"

#include <algorithm>

namespace jotter::engine {

namespace {
constexpr std::size_t besideAReceipt = 200;
} // namespace

Expected<std::optional<Request>> Refill::next(WallTime) {
    sent_.clear();
    if (!pending_)
        return std::nullopt;
    const auto offering = desk_.journal.offering();
    if (!offering)
        return tl::make_unexpected(offering.error());
    pending_ = offering->has_value();
    underWay_ = pending_ && (*offering)->what == Offer::Everything;
    // Of a stream that it does not grant any more a server says that it lacks all media: first it is heard
    // which those are.
    if (!pending_ || (!underWay_ && !pull_.current()))
        return std::nullopt;
    after_ = **offering;
    const auto limit = desk_.limits.batchBytes;
    const auto count = std::min(count_, desk_.limits.changes);
    auto changes =
        desk_.journal.receipted(after_.position, count, limit - std::min(limit / 2, count * besideAReceipt));
    if (!changes)
        return tl::make_unexpected(changes.error());
    if (changes->empty()) {
        const auto done = finish();
        return done ? Expected<std::optional<Request>>(std::nullopt) : tl::make_unexpected(done.error());
    }
    sent_ = std::move(*changes);
    Request request;
    request.method = "POST";
    request.path = "/v1/receipts";
    request.headers["Content-Type"] = "application/x-ndjson";
    for (const auto& change : sent_)
        request.body += wire::receiptLine(change);
    request.compress = true;
    return request;
}

Expected<Verdict> Refill::answered(const Response& response, WallTime) {
    switch (response.status) {
    case 200:
        break;
    case 404: // a server that keeps no receipts has no use for them
        return finish();
    case 400:
    case 413:
    case 415:
    case 422:
        return refused();
    default:
        return Verdict::Later;
    }
    const auto answers = wire::readReceipts(response.body, sent_);
    if (!answers)
        return tl::make_unexpected(answers.error());
    if (const auto noted = desk_.journal.offered(*answers, after_, sent_.back().position); !noted)
        return tl::make_unexpected(noted.error());
    desk_.chores = true;
    count_ = std::min(count_ * 2, mostAtOnce);
    return Verdict::Progress;
}

Expected<Verdict> Refill::refused() {
    if (sent_.size() > 1) {
        count_ = sent_.size() / 2;
        return Verdict::Again;
    }
    // One that cannot be read there at all: the others go on.
    if (const auto noted = desk_.journal.offered({}, after_, sent_.back().position); !noted)
        return tl::make_unexpected(noted.error());
    return Verdict::Progress;
}

Expected<Verdict> Refill::finish() {
    pending_ = underWay_ = false;
    if (const auto done = desk_.journal.endOffering(); !done)
        return tl::make_unexpected(done.error());
    return Verdict::Progress;
}

void Refill::dropped(WallTime) {
    sent_.clear();
}

} // namespace jotter::engine
