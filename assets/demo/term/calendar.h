#pragma once

#include "sync/change/clock.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace jotter::demo {

using Day = std::chrono::sys_days;

/// A day on which the school teaches, and how much is recorded on it compared with others: a little more in
/// the middle of the week, much less on a Friday.
struct TeachingDay {
    Day day;
    double weight = 1;
};

/// Teaching days that end the day before `today`, oldest first, so that a demonstration on any date has a
/// recent past. One term: twelve weeks before this week, with the gap of a half term.
[[nodiscard]] std::vector<TeachingDay> termDays(Day today);
/// As many years of 38 weeks, with half terms and holidays.
[[nodiscard]] std::vector<TeachingDay> yearsOfDays(Day today, int years);

/// The weight of a full week, in the unit of `TeachingDay::weight`.
[[nodiscard]] double fullWeekWeight();

/// A time on a school day as the clock on the wall in London shows it.
[[nodiscard]] WallTime londonTime(Day day, std::chrono::seconds sinceMidnight);

/// 1 September on or before the day.
[[nodiscard]] Day schoolYearStart(Day day);
/// "2026-11-20"
[[nodiscard]] std::string isoDate(Day day);

} // namespace jotter::demo
