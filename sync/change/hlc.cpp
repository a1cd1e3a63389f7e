#include "sync/change/hlc.h"

#include "sync/change/planted.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace jotter {

namespace {
constexpr std::uint64_t msMask = 0xFFFFFFFFFFFFULL;

std::uint64_t millis(WallTime time) {
    const auto count = time.time_since_epoch().count();
    return count < 0 ? 0 : static_cast<std::uint64_t>(count) & msMask;
}

bool lowerHex(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}
} // namespace

Expected<Hlc> Hlc::parse(std::string_view text) {
    const auto bad = [] { return fail("bad_hlc", ErrorCategory::Input, "That is not a clock stamp."); };
    if (text.size() != 26 || text[12] != '-' || text[17] != '-')
        return bad();
    const auto ms = text.substr(0, 12);
    const auto counter = text.substr(13, 4);
    const auto device = text.substr(18);
    if (!lowerHex(ms) || !lowerHex(counter) || !lowerHex(device))
        return bad();
    Hlc hlc;
    std::from_chars(ms.data(), ms.data() + ms.size(), hlc.ms, 16);
    std::from_chars(counter.data(), counter.data() + counter.size(), hlc.counter, 16);
    hlc.device = device;
    return hlc;
}

std::string Hlc::toString() const {
    char text[32];
    std::snprintf(text, sizeof text, "%012llx-%04x-", static_cast<unsigned long long>(ms & msMask), counter);
    return text + device;
}

WallTime Hlc::wallTime() const {
    return WallTime{std::chrono::milliseconds{ms}};
}

std::string Hlc::deviceTag(DeviceId device) {
    return device.toString().substr(28);
}

HybridClock::HybridClock(const Clock& clock, DeviceId device, Hlc last)
    : clock_(clock)
    , tag_(Hlc::deviceTag(device))
    , last_(std::move(last)) {
    last_.device = tag_;
}

Hlc HybridClock::tick() {
    const auto now = millis(clock_.now());
    if (now > last_.ms || planted(Fault::ClockGoesBack)) {
        last_.ms = now;
        last_.counter = 0;
    } else if (last_.counter == 0xFFFF) {
        ++last_.ms;
        last_.counter = 0;
    } else {
        ++last_.counter;
    }
    return last_;
}

void HybridClock::observe(const Hlc& effective) {
    if (effective.ms >= farthestMs)
        return;
    if (effective.ms > last_.ms) {
        last_.ms = effective.ms;
        last_.counter = effective.counter;
    } else if (effective.ms == last_.ms) {
        last_.counter = std::max(last_.counter, effective.counter);
    }
}

} // namespace jotter
