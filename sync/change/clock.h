#pragma once

#include <chrono>

namespace jotter {

/// Milliseconds since 1970 in UTC.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// Wall time for showing and for seeding the hybrid clock; injected everywhere, so that tests can turn it.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual WallTime now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] WallTime now() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

/// A clock that stands where a test or the simulation put it.
class ManualClock final : public Clock {
public:
    explicit ManualClock(WallTime start = WallTime{std::chrono::milliseconds{1'790'000'000'000}})
        : now_(start) {}
    [[nodiscard]] WallTime now() const override { return now_; }
    void set(WallTime now) { now_ = now; }
    void advance(std::chrono::milliseconds by) { now_ += by; }

private:
    WallTime now_;
};

} // namespace jotter
