#include "sync/engine/push_desk.h"

#include <algorithm>
#include <iterator>

namespace jotter::engine {

namespace {
/// Of one reading: enough for some batches, little enough for a small tablet.
constexpr std::size_t mostBytesAhead = 4UL << 20U;
} // namespace

Expected<std::vector<OutgoingChange>> PushDesk::take() {
    if (ahead_.empty())
        if (const auto read = readAhead(); !read)
            return tl::make_unexpected(read.error());
    const auto limit = bytes == 0 ? desk_.limits.batchBytes : std::min(bytes, desk_.limits.batchBytes);
    const auto most = std::min(count, desk_.limits.changes);
    std::vector<OutgoingChange> batch;
    std::size_t total = 0;
    while (!ahead_.empty() && batch.size() < most) {
        total += ahead_.front().bytes.size() + besideAChange;
        if (!batch.empty() && total > limit)
            break;
        taken_.insert(ahead_.front().id);
        batch.push_back(std::move(ahead_.front()));
        ahead_.pop_front();
    }
    return batch;
}

Expected<void> PushDesk::readAhead() {
    // Kept first, so that little of what is read is what was answered already.
    if (const auto kept = keep(); !kept)
        return kept;
    auto read = desk_.journal.unsent(mostAhead + taken_.size(), mostBytesAhead);
    if (!read)
        return tl::make_unexpected(read.error());
    std::erase_if(*read, [this](const OutgoingChange& change) { return taken_.contains(change.id); });
    ahead_.assign(std::make_move_iterator(read->begin()), std::make_move_iterator(read->end()));
    return {};
}

bool PushDesk::fullBatchWaits() const {
    const bool calm = searching == 0 && culpritsInARow == 0 && count == mostInBatch && bytes == 0;
    return calm && ahead_.size() >= mostInBatch;
}

Expected<void> PushDesk::answered(std::vector<ChangeAnswer> answers, Watermark watermark, WallTime now) {
    if (answers_.empty())
        firstUnkept_ = now;
    answers_.insert(answers_.end(), std::make_move_iterator(answers.begin()),
                    std::make_move_iterator(answers.end()));
    // Batches may be answered in another order than they were sent.
    if (watermark.epoch != watermark_.epoch || watermark.upto >= watermark_.upto)
        watermark_ = std::move(watermark);
    const bool waitedLong = now < firstUnkept_ || now >= firstUnkept_ + longestUnkept;
    return waitedLong ? keep() : Expected<void>();
}

Expected<void> PushDesk::keepAtTheEnd() {
    return onTheirWay == 0 && ahead_.empty() ? keep() : Expected<void>();
}

Expected<void> PushDesk::keep() {
    if (answers_.empty())
        return {};
    if (const auto kept = desk_.journal.answered(answers_, watermark_); !kept)
        return kept;
    for (const auto& answer : answers_)
        taken_.erase(answer.id);
    answers_.clear();
    return {};
}

void PushDesk::giveBack(const std::vector<OutgoingChange>& changes) {
    if (changes.empty())
        return;
    for (const auto& change : changes)
        taken_.erase(change.id);
    ahead_.clear();
}

} // namespace jotter::engine
