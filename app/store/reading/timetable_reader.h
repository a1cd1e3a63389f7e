#pragma once

#include "app/domain/timetable.h"
#include "app/store/sqlite/connection.h"

namespace jotter::store::read {

/// The lessons that are taught, of those that can be understood.
[[nodiscard]] domain::Timetable timetable(Connection& connection);

} // namespace jotter::store::read
