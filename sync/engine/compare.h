#pragma once

#include "sync/engine/pull.h"
#include "sync/engine/refill.h"

namespace jotter::engine {

/// Compares now and then what the server has of a stream with what is here (I6): after something was sent to
/// it, and each stream once a day.
///
///            digest asked           the same
///   Looking -------------> Compared ---------> noted
///      ^                      | not the same: everything new is fetched first, then once more
///      |                      v                         still not the same
///      +-------------------- Suspected ----------------------------------> Healing: own changes are sent
///      again,
///                                                                          everything is fetched anew; when
///                                                                          that was of no use, all receipts
///                                                                          are offered
class Compare final : public Errand {
public:
    static constexpr std::chrono::hours each{24};

    Compare(Desk& desk, Pull& pull, Refill& refill)
        : desk_(desk)
        , pull_(pull)
        , refill_(refill) {}

    [[nodiscard]] std::string key() const override { return "compare"; }
    [[nodiscard]] Expected<std::optional<Request>> next(WallTime now) override;
    [[nodiscard]] Expected<Verdict> answered(const Response& response, WallTime now) override;
    void dropped(WallTime now) override;

    /// There may be something to compare.
    void lookAgain() { due_ = true; }

private:
    [[nodiscard]] static std::string keyOf(const std::string& stream) { return "differs/" + stream; }
    [[nodiscard]] Expected<Verdict> judge(const wire::StreamDigest& theirs, WallTime now);
    [[nodiscard]] Expected<Verdict> same(std::uint64_t upto, WallTime now);
    [[nodiscard]] Expected<Verdict> heal(WallTime now);

    Desk& desk_;
    Pull& pull_;
    Refill& refill_;
    bool due_ = true;
    std::string stream_;  ///< asked for
    std::string suspect_; ///< was not the same the last time
};

} // namespace jotter::engine
