#pragma once

#include "assets/demo/people/roll.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace jotter::demo {

/// The school's timetable: the fields of its lessons (app/domain/README.md, `lesson`). Five lessons a day,
/// with a break and a lunch hour; PE and some Music is in the hall; Harbour Room swims in weeks A. No lesson
/// is where no picture may be taken.
[[nodiscard]] std::vector<nlohmann::json> lessonsOfWeek(const Roll& roll);

} // namespace jotter::demo
