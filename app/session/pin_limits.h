#pragma once

#include "sync/change/clock.h"

#include <chrono>

namespace jotter::session {

/// Wrong PINs of one adult on one tablet (sync.md, "Rights"): from the fifth on each makes the next wait,
/// longer each time; after the tenth the school's server has to be asked.
inline constexpr int triesBeforeWaiting = 5;
inline constexpr int triesBeforeNewTicket = 10;

/// How long after the last of so many wrong tries the next one may come: 30 s, doubled each time.
[[nodiscard]] constexpr std::chrono::seconds waitAfter(int wrongTries) {
    return wrongTries < triesBeforeWaiting
               ? std::chrono::seconds{0}
               : std::chrono::seconds{30} * (1 << (wrongTries - triesBeforeWaiting));
}

/// What is left of that wait. A clock that was set back does not make it longer than it was.
[[nodiscard]] constexpr std::chrono::milliseconds waitLeft(int wrongTries, WallTime triedLast, WallTime now) {
    const std::chrono::milliseconds wait = waitAfter(wrongTries);
    const auto since = now < triedLast ? std::chrono::milliseconds{0} : now - triedLast;
    return since >= wait ? std::chrono::milliseconds{0} : wait - since;
}

} // namespace jotter::session
