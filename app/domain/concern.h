#pragma once

#include "app/domain/observation.h"

#include <optional>
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

    /// A reference for its author, which says nothing of what was written, and the concern, which names it.
    /// In that order: whoever has read the concern writes with a later stamp than either. `Input` error
    /// "nothing_recorded" without a text.
    [[nodiscard]] Expected<std::vector<NewChange>> toChanges(WallTime now, RandomSource& random) const;
};

/// What its author sees of a concern, ever after.
struct OwnConcern {
    EntityId id;
    std::string raised; ///< ISO time
    std::string state;  ///< "new", then what the SENCO says of it: "looking", "planned", "closed"
    std::string answer; ///< the SENCO's words; empty when there are none
};

/// A concern as it lies before whoever may read the pupil's restricted stream.
struct RaisedConcern {
    EntityId id;
    PupilId pupil;
    AdultId author;
    std::optional<EntityId> own; ///< the author's reference; none in a concern of before it was named there

    /// Reads the change that raised it, of whatever version. `Input` error "not_a_concern".
    [[nodiscard]] static Expected<RaisedConcern> from(const Change& raised);
};

/// What becomes of a concern, in the words of whoever says so.
struct ConcernAnswer {
    AdultId author{};
    TicketId ticket{};
    std::string state{};                 ///< "new", "looking", "planned" or "closed"
    std::optional<std::string> answer{}; ///< for who raised it; without one, what was said before stays
};

/// Says it where its author hears it, if there is a reference, and then in the concern itself: whoever has
/// read that, and says something else, does so with later stamps. The SENCO's and the head's alone
/// (sync/README.md, "Rights"). `Input` error "unknown_state".
[[nodiscard]] Expected<std::vector<NewChange>> answerConcern(const RaisedConcern& concern,
                                                             const ConcernAnswer& answer);

/// "pupil/<id>/restricted".
[[nodiscard]] std::string restrictedStream(PupilId pupil);
[[nodiscard]] bool isRestricted(std::string_view stream);
/// Whose stream that is. `Input` error when it is none.
[[nodiscard]] Expected<PupilId> pupilOfRestricted(std::string_view stream);
/// "staff/<id>".
[[nodiscard]] std::string staffStream(AdultId adult);

} // namespace jotter::domain
