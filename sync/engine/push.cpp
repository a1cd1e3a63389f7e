#include "sync/engine/push.h"

#include <algorithm>

namespace jotter::engine {

namespace {
/// What a line holds beside the change: names, epoch, number, moment.
constexpr std::size_t besideAChange = 160;
constexpr std::size_t worthCompressing = 1024;
/// When more changes in a row are refused one by one, the fault is hardly theirs: from then on one a try.
constexpr unsigned suspiciousRow = 3;
} // namespace

Expected<std::optional<Request>> Push::next(WallTime now) {
    if (suspects_.size() == 1) {
        const auto culprit = suspects_.front().id;
        suspects_.clear();
        if (++culpritsInARow_ > suspiciousRow) {
            culpritsInARow_ = suspiciousRow - 1;
            desk_.backoff.failed(key(), Obstacle::ServerTrouble, now);
            return std::nullopt;
        }
        if (const auto held = desk_.journal.hold(culprit, "refused"); !held)
            return tl::make_unexpected(held.error());
    }
    auto chosen = choose();
    if (!chosen)
        return tl::make_unexpected(chosen.error());
    sent_ = std::move(*chosen);
    if (sent_.empty())
        return std::nullopt;
    return send(sent_);
}

Expected<std::vector<OutgoingChange>> Push::choose() {
    if (!suspects_.empty()) {
        const auto half = static_cast<std::ptrdiff_t>(std::min(suspects_.size() / 2, count_));
        return std::vector<OutgoingChange>(suspects_.begin(), suspects_.begin() + half);
    }
    const auto limit = bytes_ == 0 ? desk_.limits.batchBytes : std::min(bytes_, desk_.limits.batchBytes);
    const auto count = std::min(count_, desk_.limits.changes);
    auto changes = desk_.journal.unsent(count, limit - std::min(limit / 2, count * besideAChange));
    if (!changes)
        return changes;
    std::size_t total = 0;
    const auto over = std::ranges::find_if(*changes, [&](const OutgoingChange& change) {
        total += change.bytes.size() + besideAChange;
        return total > limit;
    });
    changes->erase(std::max(over, changes->begin() + (changes->empty() ? 0 : 1)), changes->end());
    return changes;
}

Expected<std::optional<Request>> Push::send(const std::vector<OutgoingChange>& changes) {
    const auto epoch = desk_.journal.epoch();
    if (!epoch)
        return tl::make_unexpected(epoch.error());
    Request request;
    request.method = "POST";
    request.path = "/v1/changes";
    request.headers["Content-Type"] = "application/x-ndjson";
    for (const auto& change : changes)
        request.body += wire::pushLine(*epoch, change);
    request.compress = compress_ && request.body.size() > worthCompressing;
    return request;
}

Expected<Verdict> Push::answered(const Response& response, WallTime) {
    switch (response.status) {
    case 200:
        return taken(response);
    case 413:
        return tooBig();
    case 409:
        return cloned();
    case 400:
    case 415:
    case 422:
        return refused(response.status);
    case 426:
        return Verdict::TooOld;
    default:
        return Verdict::Later;
    }
}

Expected<Verdict> Push::taken(const Response& response) {
    const auto reply = wire::readPushReply(response.body, sent_);
    if (!reply)
        return tl::make_unexpected(reply.error());
    if (const auto noted = desk_.journal.answered(reply->answers, reply->watermark); !noted)
        return tl::make_unexpected(noted.error());
    if (!suspects_.empty())
        suspects_.erase(suspects_.begin(), suspects_.begin() + static_cast<std::ptrdiff_t>(sent_.size()));
    culpritsInARow_ = 0;
    clonesInARow_ = 0;
    count_ = std::min(count_ * 2, mostInBatch);
    bytes_ = bytes_ * 2 >= desk_.limits.batchBytes ? 0 : bytes_ * 2;
    const bool any = std::ranges::any_of(
        reply->answers, [](const ChangeAnswer& answer) { return answer.answer != Answer::Retry; });
    return any ? Verdict::Progress : Verdict::Later;
}

Expected<Verdict> Push::tooBig() {
    std::size_t total = 0;
    for (const auto& change : sent_)
        total += change.bytes.size() + besideAChange;
    if (sent_.size() == 1) {
        suspects_.clear();
        if (const auto held = desk_.journal.hold(sent_.front().id, "too_big"); !held)
            return tl::make_unexpected(held.error());
        return Verdict::Again;
    }
    count_ = std::max<std::size_t>(sent_.size() / 2, 1);
    bytes_ = std::max<std::size_t>(total / 2, 1);
    return Verdict::Again;
}

Expected<Verdict> Push::refused(int status) {
    if (status == 415 && compress_) {
        compress_ = false;
        return Verdict::Again;
    }
    suspects_ = sent_;
    return Verdict::Again;
}

Expected<Verdict> Push::cloned() {
    suspects_.clear();
    if (++clonesInARow_ > suspiciousRow)
        return Verdict::Later;
    if (const auto begun = desk_.journal.startNewEpoch(); !begun)
        return tl::make_unexpected(begun.error());
    return Verdict::Again;
}

void Push::dropped(WallTime) {
    sent_.clear();
}

} // namespace jotter::engine
