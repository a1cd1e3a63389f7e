#include "sync/engine/compare.h"

#include <algorithm>
#include <limits>

namespace jotter::engine {

using namespace std::chrono_literals;

namespace {
constexpr std::size_t candidates = 16;
/// A stream that differs again after it was put right is left alone: each healing fetches all.
constexpr auto firstPause = 10s;
} // namespace

Expected<std::optional<Request>> Compare::next(WallTime now) {
    if (!due_)
        return std::nullopt;
    const auto streams = desk_.journal.toCompare(candidates, now - each);
    if (!streams)
        return tl::make_unexpected(streams.error());
    const auto free = std::ranges::find_if(*streams, [&](const std::string& stream) {
        return insist_ || !desk_.backoff.blocked(keyOf(stream), now);
    });
    due_ = free != streams->end();
    insist_ = insist_ && due_;
    if (!due_)
        return std::nullopt;
    stream_ = *free;
    Request request;
    request.method = "GET";
    request.path = "/v1/digest?stream=" + wire::inQuery(stream_);
    if (suspected())
        request.path += "&upto=" + std::to_string(suspect_->upto);
    return request;
}

Expected<Verdict> Compare::answered(const Response& response, WallTime now) {
    if (response.status == 403 || response.status == 404) {
        // Written without the right to read: receipts are the proof.
        desk_.chores = true;
        return desk_.journal.unreadable(stream_).and_then(
            [&] { return same(std::numeric_limits<std::int64_t>::max(), now); });
    }
    if (response.status != 200)
        return Verdict::Later;
    const auto theirs = wire::readDigest(response.body);
    if (!theirs)
        return tl::make_unexpected(theirs.error());
    return judge(*theirs, now);
}

Expected<Verdict> Compare::judge(const wire::StreamDigest& theirs, WallTime now) {
    const auto ours = desk_.journal.digest(stream_, theirs.upto);
    if (!ours)
        return tl::make_unexpected(ours.error());
    if (ours->count == theirs.count && ours->sumHex() == theirs.sum)
        return same(theirs.upto, now);
    if (suspected())
        return heal(now);
    suspect_ = {stream_, theirs.upto}; // perhaps something came meanwhile
    pull_.lookAgain();
    return Verdict::Progress;
}

Expected<Verdict> Compare::same(std::uint64_t upto, WallTime now) {
    if (suspected())
        suspect_.reset();
    desk_.backoff.succeeded(keyOf(stream_));
    if (const auto noted = desk_.journal.compared(stream_, upto, now); !noted)
        return tl::make_unexpected(noted.error());
    return Verdict::Progress;
}

Expected<Verdict> Compare::heal(WallTime now) {
    suspect_.reset();
    if (desk_.backoff.blocked(keyOf(stream_), now)) {
        insist_ = false;
        return Verdict::Progress;
    }
    const bool again = desk_.backoff.knows(keyOf(stream_));
    if (const auto begun = desk_.journal.heal(stream_); !begun)
        return tl::make_unexpected(begun.error());
    if (again) {
        if (const auto begun = desk_.journal.beginOffering(Offer::Everything); !begun)
            return tl::make_unexpected(begun.error());
        refill_.lookAgain();
    }
    desk_.backoff.pause(keyOf(stream_), Obstacle::Differs, now,
                        again ? std::chrono::seconds(each) : firstPause);
    pull_.lookAgain();
    return Verdict::Progress;
}

void Compare::dropped(WallTime) {}

} // namespace jotter::engine
