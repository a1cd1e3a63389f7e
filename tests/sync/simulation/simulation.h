#pragma once

#include "tests/sync/simulation/scenario.h"

#include <string>
#include <vector>

namespace jotter::simulation {

struct Result {
    std::vector<std::string> complaints; ///< empty: every invariant held
    std::uint64_t requests = 0;
    std::size_t saved = 0;
    std::string history; ///< a hash of all that was carried: the same seed has the same
};

/// Runs a history from its beginning until all is quiet, and judges it.
[[nodiscard]] Result run(const Scenario& scenario);
/// The shortest history that was found to fail, by leaving out parts of this one.
[[nodiscard]] Scenario shrink(Scenario scenario);

} // namespace jotter::simulation
