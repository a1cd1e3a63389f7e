#pragma once

#ifdef JOTTER_PLANTED_FAULTS
#include <optional>
#endif

namespace jotter {

/// Faults that other products really had, planted into this one's own code to see that the simulation finds
/// them (tests/sync/simulation). Nothing of them is in what a school gets: without JOTTER_PLANTED_FAULTS each
/// switch is the constant `false`.
enum class Fault {
    AnsweredBeforeDurable,  ///< the server answers before its log is on the disk
    SavedBeforeDurable,     ///< the tablet says "saved" before it is on the disk
    MediumBeforeDurable,    ///< a medium is acknowledged before it is on the server's disk
    CursorOverAGap,         ///< the feed's cursor passes a change that was not sent
    CursorBeforePage,       ///< the cursor is kept before its page
    OutboxDroppedOnFailure, ///< what was refused (401) or never answered counts as sent
    OutboxPurgedOnRevoke,   ///< what was not sent yet goes with the right to read
    WatermarkWithoutHoles,  ///< the server says that it has everything up to its newest
    NothingSentAgain,       ///< a server that was put back is not given anything again
    RetryNotRecognised,     ///< a change that comes again is taken for a new one
    MergedByArrival,        ///< what came last wins, whatever the clocks say
    ErasedTakenAgain,       ///< an erased record is taken again from an old tablet
    EraseLogForgotten,      ///< a log that was put back keeps what had been erased since
    HeldTakenForSent,       ///< a held change counts as being in the log
    QuarantineForgotten,    ///< what the server cannot read stays on the tablet alone
    CloneKeepsEpoch,        ///< a copied store goes on in the epoch of the other
    EndedStreamStays,       ///< rows of a stream stay when its grant ends
    RestrictedForAll,       ///< who may read a pupil is fed the restricted stream, too
    ClockGoesBack           ///< stamps follow the wall clock back
};

#ifdef JOTTER_PLANTED_FAULTS
inline std::optional<Fault> sown; ///< the one that is there at the moment
[[nodiscard]] inline bool planted(Fault fault) {
    return sown == fault;
}
#else
[[nodiscard]] constexpr bool planted(Fault) {
    return false;
}
#endif

} // namespace jotter
