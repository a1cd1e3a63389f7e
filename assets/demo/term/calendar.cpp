#include "assets/demo/term/calendar.h"

#include "app/domain/school_time.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace jotter::demo {

using namespace std::chrono;

namespace {
constexpr std::array<double, 5> weekdayWeights{1.0, 1.1, 1.15, 1.05, 0.6};
/// Weeks without lessons, counted backwards: half terms, Christmas, Easter, summer.
constexpr std::array<int, 14> yearGaps{6, 14, 15, 22, 29, 30, 37, 45, 46, 47, 48, 49, 50, 51};
constexpr int halfTermBack = 4;

Day mondayOf(Day day) {
    return day - (weekday{day} - Monday);
}

void addWeek(std::vector<TeachingDay>& days, Day monday, Day today) {
    for (std::size_t i = 0; i < weekdayWeights.size(); ++i) {
        const Day day = monday + std::chrono::days{static_cast<int>(i)};
        if (day < today)
            days.push_back({day, weekdayWeights[i]});
    }
}

} // namespace

double fullWeekWeight() {
    double sum = 0;
    for (const double weight : weekdayWeights)
        sum += weight;
    return sum;
}

std::vector<TeachingDay> termDays(Day today) {
    std::vector<TeachingDay> result;
    const Day thisWeek = mondayOf(today);
    for (int back = 13; back >= 0; --back)
        if (back != halfTermBack)
            addWeek(result, thisWeek - weeks{back}, today);
    return result;
}

std::vector<TeachingDay> yearsOfDays(Day today, int years) {
    std::vector<TeachingDay> result;
    const Day thisWeek = mondayOf(today);
    for (int back = years * 52 - 1; back >= 0; --back)
        if (std::ranges::find(yearGaps, back % 52) == yearGaps.end())
            addWeek(result, thisWeek - weeks{back}, today);
    return result;
}

WallTime londonTime(Day day, seconds sinceMidnight) {
    return domain::wallTime(domain::SchoolDay{day.time_since_epoch()} + sinceMidnight);
}

Day schoolYearStart(Day day) {
    const auto date = year_month_day{day};
    const auto start = sys_days{date.year() / September / 1};
    return start <= day ? start : sys_days{(date.year() - years{1}) / September / 1};
}

std::string isoDate(Day day) {
    const year_month_day date{day};
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

} // namespace jotter::demo
