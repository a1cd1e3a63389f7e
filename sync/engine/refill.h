#pragma once

#include "sync/engine/pull.h"

namespace jotter::engine {

/// After the server was put back to an earlier copy, offers it every change that this tablet has a receipt
/// for, whoever made it (sync.md, "Restore, erasure"), so that any tablet refills the school. And after it
/// was started anew, and once a day, this tablet's own with media: where nothing but media came since the
/// copy, nothing else tells that it was put back. How far it went is kept over restarts; everything may be
/// offered twice.
class Refill final : public Errand {
public:
    Refill(Desk& desk, const Pull& pull)
        : desk_(desk)
        , pull_(pull) {}

    [[nodiscard]] std::string key() const override { return "refill"; }
    [[nodiscard]] Expected<std::optional<Request>> next(WallTime now) override;
    [[nodiscard]] Expected<Verdict> answered(const Response& response, WallTime now) override;
    void dropped(WallTime now) override;

    /// Whether anything is left to be offered; true until the journal has been asked.
    [[nodiscard]] bool pending() const { return pending_; }
    /// Whether the server is known to have been put back, and not to have everything yet.
    [[nodiscard]] bool underWay() const { return underWay_; }
    void lookAgain() { pending_ = true; }

private:
    [[nodiscard]] Expected<Verdict> finish();
    [[nodiscard]] Expected<Verdict> refused();

    static constexpr std::size_t mostAtOnce = 256;
    Desk& desk_;
    const Pull& pull_;
    bool pending_ = true; ///< it has to be looked whether there is something to offer
    bool underWay_ = false;
    std::size_t count_ = mostAtOnce; ///< halved when a batch is refused, grows again
    std::vector<ReceiptedChange> sent_;
    Offering after_; ///< where offering stood when they were asked for
};

} // namespace jotter::engine
