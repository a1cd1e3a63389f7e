#pragma once

#include "assets/demo/term/recorder.h"

namespace jotter::demo {

/// Stamps of what may be edited later, so that the edit says what its writer had seen.
struct OpeningStamps {
    std::map<PupilId, std::pair<EntityId, Hlc>> memberships;
    std::map<domain::StepId, Hlc> steps;
    std::map<domain::TargetId, Hlc> targets;
};

/// What is typed in before the first lesson: school, groups, adults, scale, framework, and every pupil.
[[nodiscard]] OpeningStamps writeOpening(const Roll& roll, Day opening, Day today, Recorder& recorder,
                                         Dice dice);

/// A target with its steps, the first of them live, as the pupil's teacher sets it. `order` is the place of
/// the target among the pupil's.
void writeTarget(const Roll& roll, const DemoPupil& pupil, const DemoTarget& target, std::size_t order,
                 WallTime at, Recorder& recorder, OpeningStamps& stamps);

} // namespace jotter::demo
