#pragma once

#include "sync/engine/errand.h"

namespace jotter::engine {

/// After the server was put back to an earlier copy, offers it every change that this tablet has a receipt
/// for, whoever made it (sync.md, "Restore, erasure"), so that any tablet refills the school. How far it went
/// is kept over restarts; everything may be offered twice.
class Refill final : public Errand {
public:
    explicit Refill(Desk& desk)
        : desk_(desk) {}

    [[nodiscard]] std::string key() const override { return "refill"; }
    [[nodiscard]] Expected<std::optional<Request>> next(WallTime now) override;
    [[nodiscard]] Expected<Verdict> answered(const Response& response, WallTime now) override;
    void dropped(WallTime now) override;

    /// Whether anything is left to be offered; true until the journal has been asked.
    [[nodiscard]] bool pending() const { return pending_; }
    /// Whether something of it is known to be left.
    [[nodiscard]] bool underWay() const { return underWay_; }
    void lookAgain() { pending_ = true; }

private:
    [[nodiscard]] Expected<Verdict> finish();
    [[nodiscard]] Expected<Verdict> refused();

    static constexpr std::size_t mostAtOnce = 256;
    Desk& desk_;
    bool pending_ = true; ///< it has to be looked whether there is something to offer
    bool underWay_ = false;
    std::size_t count_ = mostAtOnce; ///< halved when a batch is refused, grows again
    std::vector<ReceiptedChange> sent_;
};

} // namespace jotter::engine
