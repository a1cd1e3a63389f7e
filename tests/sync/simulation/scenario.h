#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace jotter::simulation {

/// What can happen to the school. The names are printed with a failing seed.
enum class Deed {
    Record,
    Edit,
    Photo,
    Concern,  ///< into the restricted stream: most tablets may write there and not read
    FollowUp, ///< what becomes of a concern
    Grant,    ///< a restricted stream is opened to an adult, or closed again
    NewPin,   ///< which may open restricted streams, or not
    GroupPhoto,
    Retract,
    Misfile,
    Consent,
    StrangeRecord, ///< of a type that the server does not know
    HugeRecord,    ///< larger than what the line in front of the server takes: refused there
    Weather,
    CutOff, ///< one tablet, until the next of these
    CrashTablet,
    CrashServer,
    TabletFails,
    ServerFails,
    TabletFull,
    ServerFull,
    ClockJump,
    EndMembership,
    NewMembership,
    AdultLeaves,
    AnotherAdult, ///< signs in on the tablet, too
    ErasePupil,
    Retire,
    Lose,
    Clone,
    Copy,
    PutBack,
    Upgrade, ///< the app starts again and makes its projections anew
    Restart,
    Tap,
    Wait
};

/// One thing that happens, and how long nothing else does. What `a` and `b` mean is the deed's.
struct Action {
    Deed deed = Deed::Wait;
    std::uint32_t tablet = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::chrono::milliseconds then{0};
};

/// A whole history, as data: the same one always runs the same.
struct Scenario {
    std::uint64_t seed = 0;
    std::size_t tablets = 2;
    std::vector<Action> actions;

    /// Most are small; one in forty has up to twenty tablets.
    [[nodiscard]] static Scenario of(std::uint64_t seed);
};

[[nodiscard]] std::string toString(const Action& action);

} // namespace jotter::simulation
