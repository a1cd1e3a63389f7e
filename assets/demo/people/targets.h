#pragma once

#include "assets/demo/people/roll.h"

namespace jotter::demo {

/// How many targets a pupil works on: about 340 in Thornbeck.
[[nodiscard]] std::size_t targetsOf(const DemoPupil& pupil);

/// Targets for a pupil: ladders that fit the need, each once. The ids are stamped with `when`.
[[nodiscard]] std::vector<DemoTarget> chooseTargets(const DemoPupil& pupil, std::size_t count, WallTime when,
                                                    Dice& dice);

} // namespace jotter::demo
