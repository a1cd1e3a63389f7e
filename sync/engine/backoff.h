#pragma once

#include "sync/change/random.h"
#include "sync/engine/status.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace jotter::engine {

/// How long to leave alone what failed: full jitter (Brooker, "Exponential Backoff And Jitter", 2015) between
/// nothing and 1 s, 2 s, 4 s … 5 min, for each item by its own key, kept over restarts, obeying Retry-After.
/// A clock that goes back ends a wait rather than stretching it.
class Backoff {
public:
    static constexpr std::chrono::seconds shortest{1};
    static constexpr std::chrono::seconds longest{300};
    /// The longest Retry-After that is obeyed.
    static constexpr std::chrono::seconds longestAsked{3600};
    /// Only so many items are remembered; the one that may go first is forgotten first.
    static constexpr std::size_t most = 256;

    Backoff(Journal& journal, RandomSource& random)
        : journal_(journal)
        , random_(random) {}

    /// Reads what was kept before the last restart.
    void load();
    /// Keeps what changed since the last call.
    void save();

    void failed(const std::string& key, Obstacle why, WallTime now,
                std::optional<std::chrono::seconds> asked = {});
    /// A wait of exactly this long.
    void pause(const std::string& key, Obstacle why, WallTime now, std::chrono::seconds length);
    void succeeded(const std::string& key);
    /// Another network, or somebody tapped: everything may be tried at once, but what begins with `butFor`.
    void reset(std::string_view butFor);
    /// Nothing is left to be tried but this: what else is remembered is of things that are gone.
    void keepOnly(const std::string& key);

    [[nodiscard]] bool blocked(const std::string& key, WallTime now) const;
    /// Whether the last try of this item failed.
    [[nodiscard]] bool knows(const std::string& key) const { return entries_.contains(key); }
    /// How many items are now left alone.
    [[nodiscard]] std::size_t countBlocked(WallTime now) const;
    /// The gravest of what stands in the way of anything.
    [[nodiscard]] Obstacle obstacle() const;
    /// When the first of the waits ends that are still running and at least so grave, but what begins with
    /// `butFor`.
    [[nodiscard]] std::optional<WallTime> next(WallTime now, Obstacle atLeast = Obstacle::None,
                                               std::string_view butFor = {}) const;

private:
    struct Entry {
        unsigned attempts = 0;
        WallTime since;
        WallTime until;
        Obstacle why = Obstacle::None;

        [[nodiscard]] bool running(WallTime now) const { return since <= now && now < until; }
    };
    void forgetOne();

    Journal& journal_;
    RandomSource& random_;
    std::map<std::string, Entry> entries_;
    bool changed_ = false;
};

} // namespace jotter::engine
