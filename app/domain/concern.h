#pragma once

#include "app/domain/observation.h"

#include <string>
#include <string_view>
#include <vector>

namespace jotter::domain {

/// What an adult noticed about a pupil's learning at school, for the SENCO. Never safeguarding: the form says
/// so. It goes where its author may write and not read.
struct Concern {
    PupilId pupil{};
    AdultId author{};
    TicketId ticket{};
    std::string text{};  ///< what was seen
    std::string since{}; ///< id of a choice: "today", "week", "half_term", "longer"; may be empty
    std::string
        areas{}; ///< ids by commas, of the four broad areas of need of the SEND code of practice (2015)
    std::string tried{}; ///< ids by commas

    /// The concern, and a reference to it for its author, which says nothing of what was written. `Input`
    /// error "nothing_recorded" without a text.
    [[nodiscard]] Expected<std::vector<NewChange>> toChanges(WallTime now, RandomSource& random) const;
};

/// What its author sees of a concern, ever after.
struct OwnConcern {
    EntityId id;
    std::string raised; ///< ISO time
    std::string state;  ///< "new", then what the SENCO says of it: "looking", "planned", "closed"
    std::string answer; ///< the SENCO's words; empty when there are none
};

/// "pupil/<id>/restricted".
[[nodiscard]] std::string restrictedStream(PupilId pupil);
[[nodiscard]] bool isRestricted(std::string_view stream);
/// "staff/<id>".
[[nodiscard]] std::string staffStream(AdultId adult);

} // namespace jotter::domain
