#pragma once

#include "app/domain/observation.h"

#include <string>

namespace jotter::domain {

/// How a pupil is today, in a word: for those alone who may read the pupil's restricted stream. Its author
/// may write it and not read it again.
struct Readiness {
    PupilId pupil{};
    AdultId author{};
    TicketId ticket{};
    /// Id of a choice: "settled", "tired", "unwell", "home", "school", or one of the school's own.
    std::string state{};

    [[nodiscard]] NewChange toChange(WallTime now, RandomSource& random) const;
};

} // namespace jotter::domain
