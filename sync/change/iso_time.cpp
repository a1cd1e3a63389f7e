#include "sync/change/change.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace jotter {

namespace {
/// Exactly `count` decimal digits at `at`, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    const auto part = text.substr(at, count);
    if (!std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; }))
        return -1;
    int value = 0;
    std::from_chars(part.data(), part.data() + part.size(), value);
    return value;
}
} // namespace

std::string toIso(WallTime time) {
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    char text[48];
    const auto ms = static_cast<int>(clock.subseconds().count());
    std::snprintf(text, sizeof text,
                  ms != 0 ? "%04d-%02u-%02uT%02d:%02d:%02d.%03d+00:00"
                          : "%04d-%02u-%02uT%02d:%02d:%02d+00:00",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()), ms);
    return text;
}

Expected<WallTime> fromIso(std::string_view text) {
    using namespace std::chrono;
    const auto bad = [] { return fail("bad_time", ErrorCategory::Input, "That is not a time."); };
    constexpr std::string_view shape = "0000-00-00T00:00:00";
    if (text.size() < shape.size())
        return bad();
    for (const auto at : {4UL, 7UL, 10UL, 13UL, 16UL}) {
        if (text[at] != shape[at])
            return bad();
    }
    int ms = 0;
    auto zone = text.substr(shape.size());
    if (zone.size() > 4 && zone[0] == '.') {
        ms = digits(zone, 1, 3);
        zone.remove_prefix(4);
    }
    const int y = digits(text, 0, 4), mon = digits(text, 5, 2), d = digits(text, 8, 2);
    const int h = digits(text, 11, 2), min = digits(text, 14, 2), s = digits(text, 17, 2);
    if ((zone != "+00:00" && zone != "Z") || std::min({y, mon, d, h, min, s, ms}) < 0)
        return bad();
    const year_month_day date{year{y}, month{static_cast<unsigned>(mon)}, day{static_cast<unsigned>(d)}};
    if (!date.ok() || h > 23 || min > 59 || s > 60)
        return bad();
    return WallTime{sys_days{date} + hours{h} + minutes{min} + seconds{s} + milliseconds{ms}};
}

} // namespace jotter
