#pragma once

#include "sync/change/clock.h"

#include <chrono>

namespace jotter::domain {

/// Day and time as the clock on a wall of the school shows them.
using SchoolTime = std::chrono::local_time<std::chrono::milliseconds>;
using SchoolDay = std::chrono::local_days;

/// The time of the schools of England: UTC, and an hour more from 1 a.m. UTC on the last Sunday of March to
/// the same of October (Summer Time Act 1972, as amended in 2002). A tablet's own time zone may be any.
[[nodiscard]] SchoolTime schoolTime(WallTime at);
/// Of the hour that comes twice in October, the first; of the hour left out in March, the one after it.
[[nodiscard]] WallTime wallTime(SchoolTime at);

} // namespace jotter::domain
