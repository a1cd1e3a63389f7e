#pragma once

#include <chrono>
#include <cstdio>

namespace jotter::bench {

/// The clock that all processes of the benchmark read: CLOCK_MONOTONIC.
using StartClock = std::chrono::steady_clock;

/// Says on standard output what happened when: `{"did":"locked","ns":…}`.
inline void say(const char* what, StartClock::time_point when = StartClock::now()) {
    const auto since = std::chrono::nanoseconds(when.time_since_epoch()).count();
    std::printf("{\"did\":\"%s\",\"ns\":%lld}\n", what, static_cast<long long>(since));
    std::fflush(stdout);
}

/// Says how much there was of what: `{"of":"resident","count":…}`.
inline void tell(const char* what, double count) {
    std::printf("{\"of\":\"%s\",\"count\":%.17g}\n", what, count);
    std::fflush(stdout);
}

} // namespace jotter::bench
