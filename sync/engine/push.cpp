#include "sync/engine/push.h"

#include "sync/change/planted.h"

#include <algorithm>

namespace jotter::engine {

namespace {
constexpr std::size_t worthCompressing = 1024;
/// When more changes in a row are refused one by one, the fault is hardly theirs: from then on one a try.
constexpr unsigned suspiciousRow = 3;
} // namespace

Expected<std::optional<Request>> Push::next(WallTime now) {
    if (suspects_.size() == 1) {
        const auto culprit = suspects_.front();
        suspect({});
        if (++pushes_.culpritsInARow > suspiciousRow) {
            pushes_.culpritsInARow = suspiciousRow - 1;
            pushes_.giveBack({culprit});
            desk_.backoff.failed(key(), Obstacle::ServerTrouble, now);
            return std::nullopt;
        }
        if (const auto held = hold(culprit, "refused"); !held)
            return tl::make_unexpected(held.error());
    }
    if (lane_ == Lane::Further && suspects_.empty() && !pushes_.fullBatchWaits())
        return std::nullopt;
    auto chosen = choose();
    if (!chosen)
        return tl::make_unexpected(chosen.error());
    if (chosen->empty())
        return std::nullopt;
    auto request = send(*chosen);
    if (!request) {
        if (suspects_.empty())
            pushes_.giveBack(*chosen);
        return request;
    }
    sent_ = std::move(*chosen);
    ++pushes_.onTheirWay;
    return request;
}

Expected<std::vector<OutgoingChange>> Push::choose() {
    if (suspects_.empty())
        return pushes_.take();
    const auto half = static_cast<std::ptrdiff_t>(std::min(suspects_.size() / 2, pushes_.count));
    return std::vector<OutgoingChange>(suspects_.begin(), suspects_.begin() + half);
}

Expected<std::optional<Request>> Push::send(const std::vector<OutgoingChange>& changes) {
    auto epoch = pushes_.epoch();
    if (!epoch)
        return tl::make_unexpected(epoch.error());
    epoch_ = std::move(*epoch);
    Request request;
    request.method = "POST";
    request.path = "/v1/changes";
    request.headers["Content-Type"] = "application/x-ndjson";
    for (const auto& change : changes)
        request.body += wire::pushLine(epoch_, change);
    request.compress = pushes_.compress && request.body.size() > worthCompressing;
    return request;
}

Expected<Verdict> Push::answered(const Response& response, WallTime now) {
    --pushes_.onTheirWay;
    auto verdict = judged(response, now);
    giveBackSent();
    const auto kept = pushes_.keepAtTheEnd();
    return kept || !verdict ? verdict : tl::make_unexpected(kept.error());
}

Expected<Verdict> Push::judged(const Response& response, WallTime now) {
    switch (response.status) {
    case 200:
        return taken(response, now);
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

Expected<Verdict> Push::taken(const Response& response, WallTime now) {
    auto reply = wire::readPushReply(response.body, sent_);
    if (!reply)
        return tl::make_unexpected(reply.error());
    const bool any = std::ranges::any_of(
        reply->answers, [](const ChangeAnswer& answer) { return answer.answer != Answer::Retry; });
    suspect(otherSuspects());
    sent_.clear();
    pushes_.culpritsInARow = 0;
    pushes_.clonesInARow = 0;
    pushes_.count = std::min(pushes_.count * 2, PushDesk::mostInBatch);
    pushes_.bytes = pushes_.bytes * 2 >= desk_.limits.batchBytes ? 0 : pushes_.bytes * 2;
    if (const auto noted = pushes_.answered(std::move(reply->answers), std::move(reply->watermark), now);
        !noted)
        return tl::make_unexpected(noted.error());
    return any ? Verdict::Progress : Verdict::Later;
}

Expected<Verdict> Push::tooBig() {
    std::size_t total = 0;
    for (const auto& change : sent_)
        total += change.bytes.size() + besideAChange;
    if (sent_.size() == 1) {
        pushes_.giveBack(otherSuspects());
        suspect({});
        if (const auto held = hold(sent_.front(), "too_big"); !held)
            return tl::make_unexpected(held.error());
        return Verdict::Again;
    }
    pushes_.count = std::max<std::size_t>(sent_.size() / 2, 1);
    pushes_.bytes = std::max<std::size_t>(total / 2, 1);
    return Verdict::Again;
}

Expected<Verdict> Push::refused(int status) {
    if (status == 415 && pushes_.compress) {
        pushes_.compress = false;
        return Verdict::Again;
    }
    pushes_.giveBack(otherSuspects());
    suspect(sent_);
    return Verdict::Again;
}

Expected<Verdict> Push::cloned() {
    pushes_.giveBack(otherSuspects());
    suspect({});
    const auto epoch = pushes_.epoch();
    if (!epoch)
        return tl::make_unexpected(epoch.error());
    if (*epoch != epoch_) // another lane's batch has said so already
        return Verdict::Again;
    if (pushes_.clonesInARow >= suspiciousRow || planted(Fault::CloneKeepsEpoch))
        return Verdict::Later;
    const auto begun = pushes_.keep().and_then([this] { return desk_.journal.startNewEpoch(); });
    if (!begun)
        return tl::make_unexpected(begun.error());
    ++pushes_.clonesInARow; // of epochs: one that a full disk would not take is none
    return Verdict::Again;
}

Expected<void> Push::hold(const OutgoingChange& culprit, const std::string& reason) {
    auto held = desk_.journal.hold(culprit.id, reason);
    pushes_.giveBack({culprit});
    return held;
}

std::vector<OutgoingChange> Push::otherSuspects() const {
    return suspects_.empty()
               ? std::vector<OutgoingChange>()
               : std::vector(suspects_.begin() + static_cast<std::ptrdiff_t>(sent_.size()), suspects_.end());
}

void Push::suspect(std::vector<OutgoingChange> changes) {
    pushes_.searching -= suspects_.empty() ? 0 : 1;
    suspects_ = std::move(changes);
    pushes_.searching += suspects_.empty() ? 0 : 1;
}

void Push::beginAnew() {
    pushes_.giveBack(suspects_);
    suspect({});
    pushes_.count = PushDesk::mostInBatch;
    pushes_.bytes = 0;
    pushes_.lookAgain();
}

/// What was neither taken by the server nor is suspected is to be sent again.
void Push::giveBackSent() {
    if (suspects_.empty())
        pushes_.giveBack(sent_);
    sent_.clear();
}

void Push::dropped(WallTime) {
    --pushes_.onTheirWay;
    if (planted(Fault::OutboxDroppedOnFailure))
        for (const auto& change : sent_)
            static_cast<void>(desk_.journal.answered({{change.id, Answer::Erased, 0, {}, {}}}, {}));
    giveBackSent();
    // Not kept now, they are kept with the next.
    static_cast<void>(pushes_.keepAtTheEnd());
}

} // namespace jotter::engine
