#pragma once

#include "sync/engine/errand.h"

#include <deque>
#include <set>

namespace jotter::engine {

/// What the lanes that send changes share: what was read and waits for its turn, what must not be taken
/// twice, and the answers that are kept together, because keeping each batch's alone would cost a write of
/// the disk for each. Until they are kept the journal does not know of them: a kill then sends those changes
/// again, and the server says that it knows them.
class PushDesk {
public:
    static constexpr std::size_t mostInBatch = 256;
    static constexpr std::size_t mostAhead = 2048; ///< changes read at once
    static constexpr std::chrono::seconds longestUnkept{2};

    explicit PushDesk(Desk& desk)
        : desk_(desk) {}

    /// The next changes to send, none of which is being sent already; not read anew while some are left of
    /// the last time. At most the batch that now seems right. They are taken until `keep` or `giveBack`.
    [[nodiscard]] Expected<std::vector<OutgoingChange>> take();
    /// Another full batch waits, and nothing asks for care: a further lane may help.
    [[nodiscard]] bool fullBatchWaits() const;
    [[nodiscard]] Expected<std::string> epoch() { return desk_.journal.epoch(); }

    /// A batch was answered. When some answers have waited long enough, all are kept in the journal.
    [[nodiscard]] Expected<void> answered(std::vector<ChangeAnswer> answers, Watermark watermark,
                                          WallTime now);
    /// Keeps what was answered so far.
    [[nodiscard]] Expected<void> keep();
    /// The same when nothing more is on its way or about to go.
    [[nodiscard]] Expected<void> keepAtTheEnd();
    /// Not sent after all: to be read again, in its order.
    void giveBack(const std::vector<OutgoingChange>& changes);
    /// Something may have come that goes first.
    void lookAgain() { ahead_.clear(); }

    unsigned onTheirWay = 0;         ///< batches
    unsigned searching = 0;          ///< lanes that look for a culprit
    std::size_t count = mostInBatch; ///< of changes in a batch; halved by 413, grows again
    std::size_t bytes = 0;           ///< as `count`; 0 = what the server allows
    bool compress = true;            ///< until a server says 415
    unsigned culpritsInARow = 0;
    unsigned clonesInARow = 0;

private:
    [[nodiscard]] Expected<void> readAhead();

    Desk& desk_;
    std::deque<OutgoingChange> ahead_;
    std::set<ChangeId> taken_;
    std::vector<ChangeAnswer> answers_; ///< not yet kept
    Watermark watermark_;
    WallTime firstUnkept_;
};

/// What a push line holds beside the change: names, epoch, number, moment.
inline constexpr std::size_t besideAChange = 160;

} // namespace jotter::engine
