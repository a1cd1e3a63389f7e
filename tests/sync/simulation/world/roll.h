#pragma once

#include "sync/change/uuid.h"

#include <array>
#include <string>
#include <vector>

namespace jotter::simulation {

/// A pupil of the simulated school with what people edit about them.
struct Pupil {
    PupilId id;
    EntityId membership; ///< in the first of `groups`
    EntityId target;
    EntityId passportLine;
    EntityId alert;
    std::vector<std::size_t> groups;

    [[nodiscard]] std::string stream() const { return "pupil/" + id.toString(); }
};

struct Adult {
    AdultId id;
    std::string role;
    std::vector<std::size_t> groups; ///< none: all
};

/// Who is in the simulated school at the beginning.
struct Roll {
    std::array<Uuid, 2> groups;
    std::vector<Adult> adults;
    std::vector<Pupil> pupils;
};

} // namespace jotter::simulation
