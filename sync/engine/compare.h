#pragma once

#include "sync/engine/pull.h"
#include "sync/engine/refill.h"

namespace jotter::engine {

/// Compares now and then what the server has of a stream with what is here (I6): after something was sent to
/// it, and each stream once a day.
///
///            digest asked           the same
///   Looking -------------> Compared ---------> noted
///      ^                      | not the same: everything new is fetched, then asked once more up to the same
///      |                      v place, so that what others record meanwhile is no difference
///      |                  Suspected --- the same ---> noted
///      |                      | still not the same
///      |                      v
///      +-- 10 s later ---- Healing: own changes are sent again, everything is fetched anew
///      +-- a day later --- Healing a second time: all receipts are offered as well. After that the
///      difference
///                          stays on the screen and the server is left in peace until the next day.
class Compare final : public Errand {
public:
    static constexpr std::chrono::hours each{24};
    static constexpr std::string_view pausedAs = "differs/"; ///< begins the back-off key of a stream

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
    /// Somebody asked: what differed is compared once more now, though not put right more often than else.
    void lookNow() { due_ = insist_ = true; }

private:
    [[nodiscard]] static std::string keyOf(const std::string& stream) {
        return std::string(pausedAs) + stream;
    }
    [[nodiscard]] bool suspected() const { return suspect_ && suspect_->stream == stream_; }
    [[nodiscard]] Expected<Verdict> judge(const wire::StreamDigest& theirs, WallTime now);
    [[nodiscard]] Expected<Verdict> same(std::uint64_t upto, WallTime now);
    [[nodiscard]] Expected<Verdict> heal(WallTime now);

    Desk& desk_;
    Pull& pull_;
    Refill& refill_;
    bool due_ = true;
    bool insist_ = false;
    struct Suspect {
        std::string stream;
        std::uint64_t upto = 0;
    };
    std::string stream_;             ///< asked for
    std::optional<Suspect> suspect_; ///< was not the same the last time, up to there
};

} // namespace jotter::engine
