// The watchdog: what is stuck is begun anew, and said (sync.md, "What the client does with an answer": the
// best-tested engine known stalls silently in a third of its partition tests), the tablet that leaves, and
// what is to be tidied up on its disk.
#include "sync/engine/engine.h"

#include <algorithm>

namespace jotter::engine {

using namespace std::chrono_literals;

namespace {
/// So long may records wait while the server answers before everything is begun anew.
constexpr auto tooLong = 10min;
} // namespace

void Engine::watchOver(WallTime now) {
    std::vector<std::uint64_t> stuck;
    for (auto& [id, flight] : flights_) {
        if (now < flight.since)
            flight.since = now; // the clock was put back
        else if (now >= flight.since + flight.patience)
            stuck.push_back(id);
    }
    for (const auto id : stuck)
        answered(id, {Failure::Timeout, 0, {}, {}, {}}, now);
    watchTheOutbox(now);
}

/// Records wait, the server is there, nothing stands in the way that is known of, and yet nothing moves: then
/// the fault is somewhere in here, and beginning anew is what a person would do.
void Engine::watchTheOutbox(WallTime now) {
    refreshCounts();
    if (!counts_ || counts_->unsentChanges == 0 || !lastMoved_ || now < *lastMoved_) {
        lastMoved_ = now;
        return;
    }
    if (!stalled(now))
        return;
    lastMoved_ = now;
    backoff_.reset(Compare::pausedAs);
    backoff_.pause(stalledKey, Obstacle::Stalled, now, tooLong);
    backoff_.save();
    session_.greetAgain();
    for (auto& push : pushes_)
        push.beginAnew();
    pull_.lookAgain();
}

bool Engine::stalled(WallTime now) {
    if (now < *lastMoved_ + tooLong || !lastExchange_.known || *lastExchange_.known < *lastMoved_)
        return false;
    // What has a reason and a time to try again is not stuck.
    const auto why = backoff_.obstacle();
    const bool sending = std::ranges::any_of(pushes_, [this](const Push& push) { return inFlight(push); });
    return !sending && (why == Obstacle::None || why == Obstacle::Stalled || why == Obstacle::Differs);
}

void Engine::leaveWhenEmpty(WallTime now) {
    if (desk_.leaving != Leaving::Sending)
        return;
    refreshCounts();
    if (!counts_ || counts_->unsentChanges + counts_->unsentMedia + counts_->refusedChanges > 0)
        return;
    if (const auto left = session_.leave(Leaving::Wipe); !left)
        troubled(session_.key(), left.error(), now);
}

/// A few chores at a time, so that nothing on its way waits long; none is lost when it fails.
void Engine::tidyUp(WallTime now) {
    constexpr const char* key = "chores";
    if (!desk_.chores || backoff_.blocked(key, now))
        return;
    const auto done = doChores();
    if (done)
        backoff_.succeeded(key);
    else
        troubled(key, done.error(), now);
    backoff_.save();
}

Expected<void> Engine::doChores() {
    constexpr std::size_t atOnce = 16;
    auto chores = desk_.journal.chores(atOnce);
    if (!chores)
        return tl::make_unexpected(chores.error());
    desk_.chores = !chores->none();
    for (const auto& sha256 : chores->seal) {
        const auto box = desk_.vault.seal(sha256, chores->sealKey);
        // What cannot be read any more is not lost by this: its upload would have found it damaged as well.
        const bool gone =
            !box && (box.error().code == "medium_missing" || box.error().code == "sealed_damaged");
        if (!box && !gone)
            return tl::make_unexpected(box.error());
        if (const auto noted = desk_.journal.mediumSealed(sha256, box.value_or(std::string())); !noted)
            return noted;
    }
    for (const auto& sha256 : chores->discard)
        if (const auto gone = desk_.vault.discard(sha256); !gone)
            return gone;
    for (const auto& sha256 : chores->discardSealed)
        if (const auto gone = desk_.vault.discardSealed(sha256); !gone)
            return gone;
    if (chores->discard.empty() && chores->discardSealed.empty())
        return {};
    return desk_.journal.discarded(*chores);
}

} // namespace jotter::engine
