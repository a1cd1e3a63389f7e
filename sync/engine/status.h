#pragma once

#include "sync/engine/ports.h"

#include <string_view>

namespace jotter::engine {

/// Why the engine should look again now.
enum class Reason {
    Saved,          ///< something was recorded: send it, without forgetting any back-off
    Tapped,         ///< somebody asked for it: forget back-off, try at once
    NetworkChanged, ///< another network: forget back-off, drop what hangs
    Timer,          ///< the system gave time in the background
    Foreground,     ///< the app came to the front: hold a waiting request open from now on
    Background ///< the app left the front, at the bell on every tablet at once: one more look within 20 s
};

enum class Phase {
    Idle,       ///< nothing to do that is known of
    Exchanging, ///< something is on its way
    Waiting,    ///< backing off until `waitingUntil`
    Paused      ///< the server does not take this tablet's key: recording goes on, nothing is dropped
};

/// What stands in the way, the gravest last. The words for it are the screen's.
enum class Obstacle {
    None,
    ClockOff,      ///< this tablet's clock is far from the server's; everything goes all the same
    Metered,       ///< pictures wait for a network that costs nothing
    Restored,      ///< the server was put back to an earlier copy, and is given what it lost
    ServerTrouble, ///< the server answers, but with errors
    Stalled,       ///< there is contact, but nothing has moved for a long time
    Differs,       ///< the server's copy of something was not as it is here; it is being put right
    Upgrade,       ///< this app is too old to fetch; sending goes on
    ServerFull,    ///< the server's disk is full
    Offline,       ///< the school's server cannot be reached from here
    NotOurServer,  ///< something else answers in its place: see `issuer`
    WrongClock,    ///< its certificate does not hold at the time that this tablet's clock says
    AuthPaused,    ///< the server does not know this tablet (any more)
    Storage        ///< this tablet's own disk or database failed
};

/// Whether this tablet is on its way out of the school.
enum class Leaving {
    No,
    Sending, ///< retired: it sends what it has, fetches nothing, and is wiped when empty
    Wipe     ///< its keys are to be deleted now: lost, or retired and empty
};

/// "", "sending", "wipe": as it is remembered; and back.
[[nodiscard]] std::string_view leavingCode(Leaving leaving);
[[nodiscard]] Leaving leavingFrom(std::string_view code);

/// A stable word for each obstacle ("offline", "not_our_server", …), empty for `None`.
[[nodiscard]] std::string_view toCode(Obstacle obstacle);

struct Status {
    Phase phase = Phase::Idle;
    Obstacle obstacle = Obstacle::None;
    std::string issuer; ///< with `NotOurServer` by certificate: who issued it, to be shown
    Counts counts;
    std::optional<WallTime> lastExchange; ///< last answer from the school's server; kept over restarts
    std::optional<WallTime> lastSuccess;  ///< last time that nothing was left to send or fetch
    std::optional<WallTime> waitingUntil;
    std::uint64_t travelling = 0; ///< bytes of the media now on their way that have arrived
    std::uint64_t travellingTotal = 0;
    Leaving leaving = Leaving::No; ///< kept over restarts
    /// Every record is durable there and every picture verified there, none needs a look (I2), and every
    /// stream that something was sent to was compared and is the same there (I6).
    bool allOnServer = false;

    friend bool operator==(const Status&, const Status&) = default;
};

} // namespace jotter::engine
