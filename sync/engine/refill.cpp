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
    const auto position = desk_.journal.refill();
    if (!position)
        return tl::make_unexpected(position.error());
    pending_ = underWay_ = position->has_value();
    if (!pending_)
        return std::nullopt;
    const auto limit = desk_.limits.batchBytes;
    const auto count = std::min(count_, desk_.limits.changes);
    auto changes =
        desk_.journal.receipted(**position, count, limit - std::min(limit / 2, count * besideAReceipt));
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
    if (const auto noted = desk_.journal.offered(*answers, sent_.back().position); !noted)
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
    if (const auto noted = desk_.journal.offered({}, sent_.back().position); !noted)
        return tl::make_unexpected(noted.error());
    return Verdict::Progress;
}

Expected<Verdict> Refill::finish() {
    pending_ = underWay_ = false;
    if (const auto done = desk_.journal.setRefill(false); !done)
        return tl::make_unexpected(done.error());
    return Verdict::Progress;
}

void Refill::dropped(WallTime) {
    sent_.clear();
}

} // namespace jotter::engine
