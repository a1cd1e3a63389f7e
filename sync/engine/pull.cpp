#include "sync/engine/pull.h"

#include <algorithm>

namespace jotter::engine {

using namespace std::chrono_literals;

namespace {
constexpr std::size_t leastInPage = 20;
/// The server ends a page after about 4 MiB.
constexpr std::uint64_t pageBytes = 16UL << 20U;
/// The server holds a waiting request for up to 25 s.
constexpr auto waitingTotal = 40s;
/// An answer "nothing new" that comes sooner was not waited for.
constexpr auto tooSoon = 2s;
} // namespace

Expected<std::optional<Request>> Pull::next(WallTime) {
    if (!due_)
        return std::nullopt;
    const auto cursor = kept_ ? kept_->page.cursor : desk_.journal.cursor();
    if (!cursor)
        return tl::make_unexpected(cursor.error());
    cursor_ = *cursor;
    Request request;
    request.method = "GET";
    request.path = "/v1/changes?cursor=" + wire::inQuery(cursor_) +
                   "&limit=" + std::to_string(std::min(limit_, desk_.limits.pageChanges));
    request.answerLimit = pageBytes;
    due_ = false;
    return request;
}

Expected<Verdict> Pull::answered(const Response& response, WallTime now) {
    if (kept_) {
        kept_->ripe = true;
        if (const auto applied = applyKept(); !applied)
            return tl::make_unexpected(applied.error());
    }
    switch (response.status) {
    case 200: {
        auto verdict = take(response, now);
        due_ = due_ || !verdict;
        return verdict;
    }
    case 410:
        due_ = true;
        cursorWasGone_ = true;
        if (const auto forgotten = desk_.journal.forgetCursor(); !forgotten)
            return tl::make_unexpected(forgotten.error());
        return cursor_.empty() ? Verdict::Later : Verdict::Again;
    case 426:
        due_ = true;
        return Verdict::TooOld;
    default:
        due_ = true;
        return Verdict::Later;
    }
}

Expected<Verdict> Pull::take(const Response& response, WallTime now) {
    auto page = wire::readPage(response.body);
    if (!page)
        return tl::make_unexpected(page.error());
    if (page->lines.empty() && page->cursor == cursor_ && page->more)
        return fail("unreadable_answer", ErrorCategory::Transient, "The server's feed does not move on.");
    const auto place = desk_.journal.cursor();
    if (!place)
        return tl::make_unexpected(place.error());
    if (*place != cursor_) { // the page before it could not be applied, or the feed is read anew
        due_ = true;
        return Verdict::Again;
    }
    if (page->more) {
        limit_ = std::min(limit_ * 2, wire::Limits::mostPageChanges);
        due_ = true;
        kept_ = Kept{std::move(*page), cursor_};
        return Verdict::Progress;
    }
    if (const auto written = write(*page, cursor_); !written)
        return tl::make_unexpected(written.error());
    lastComplete_ = now;
    limit_ = usualInPage;
    return endUngranted();
}

Expected<bool> Pull::applyKept() {
    if (!kept_ || !std::exchange(kept_->ripe, true))
        return false;
    const auto kept = *std::exchange(kept_, std::nullopt);
    auto written = desk_.journal.cursor().and_then([&](const std::string& place) {
        return place == kept.after ? write(kept.page, kept.after) : Expected<void>();
    });
    due_ = due_ || !written;
    return written.map([] { return true; });
}

Expected<void> Pull::write(const wire::Page& page, const std::string& after) {
    // Where nothing is new there is nothing to write: an idle tablet leaves its disk alone.
    if (page.lines.empty() && page.cursor == after)
        return {};
    desk_.chores = true;
    return desk_.journal.applyPage(page.lines, page.cursor);
}

/// A server that was put back may not know yet what this tablet holds: first it gets all receipts.
Expected<Verdict> Pull::endUngranted() {
    const auto offering = desk_.journal.offering();
    if (!offering)
        return tl::make_unexpected(offering.error());
    if (*offering && (*offering)->what == Offer::Everything)
        return Verdict::Progress;
    const auto ended = desk_.journal.endUngranted();
    if (!ended)
        return tl::make_unexpected(ended.error());
    desk_.chores = desk_.chores || *ended;
    return Verdict::Progress;
}

void Pull::dropped(WallTime) {
    due_ = true;
    limit_ = std::max(limit_ / 2, leastInPage);
}

Expected<std::optional<Request>> Wait::next(WallTime now) {
    if (!inFront_ || pull_.due())
        return std::nullopt;
    const auto cursor = desk_.journal.cursor();
    if (!cursor)
        return tl::make_unexpected(cursor.error());
    if (cursor->empty())
        return std::nullopt;
    Request request;
    request.method = "GET";
    request.path = "/v1/wait?cursor=" + wire::inQuery(*cursor);
    cursor_ = *cursor;
    request.total = waitingTotal;
    request.quiet = waitingTotal;
    sentAt_ = now;
    return request;
}

Expected<Verdict> Wait::answered(const Response& response, WallTime now) {
    if (response.status != 200) {
        if (response.status == 410)
            pull_.lookAgain();
        return Verdict::Later;
    }
    const auto changed = wire::readChanged(response.body);
    if (!changed)
        return tl::make_unexpected(changed.error());
    if (*changed) {
        pull_.lookAgain();
        // Said twice of the same place: what is new there is being fetched, or is not for this tablet, so do
        // not ask in a rush.
        return std::exchange(changedAfter_, cursor_) == cursor_ ? Verdict::NotYet : Verdict::Progress;
    }
    pull_.nothingNew(now);
    return now >= sentAt_ && now < sentAt_ + tooSoon ? Verdict::NotYet : Verdict::Progress;
}

void Wait::dropped(WallTime) {}

} // namespace jotter::engine
