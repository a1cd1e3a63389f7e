#pragma once

#include "sync/change/clock.h"
#include "sync/change/error.h"
#include "sync/change/uuid.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace jotter {

/// A stamp of the hybrid logical clock (Kulkarni et al., 2014): 48-bit milliseconds, a 16-bit counter, and
/// the device as tie-break. It orders merges and nothing else; it is never a cursor. Written
/// "0193c1a2b3c4-0007-9f3a12bc": fixed width and lower case, so that the order of the texts is the order of
/// the stamps.
struct Hlc {
    std::uint64_t ms = 0; ///< milliseconds since 1970, 48 bits
    std::uint16_t counter = 0;
    std::string device; ///< the last 8 hexadecimal digits of the device id

    [[nodiscard]] static Expected<Hlc> parse(std::string_view text);
    [[nodiscard]] std::string toString() const;
    [[nodiscard]] WallTime wallTime() const;
    [[nodiscard]] static std::string deviceTag(DeviceId device);

    friend auto operator<=>(const Hlc&, const Hlc&) = default;
};

/// Makes stamps that only ever go forward, whatever the wall clock does (invariant I12). The owner persists
/// `last()`.
class HybridClock {
public:
    HybridClock(const Clock& clock, DeviceId device, Hlc last = {});

    /// A stamp for something recorded now: later than every stamp made or seen before.
    [[nodiscard]] Hlc tick();
    /// Takes note of a stamp that counts here: the next one made is later, so that an edit never loses to
    /// what its writer saw, however slow this tablet's clock is. To be given effective stamps only: the
    /// server has kept those within five minutes of arrival (sync.md, "Order and clocks"), so one wrong
    /// tablet carries nobody away. A stamp from `farthestMs` on is not followed: nothing later than the last
    /// of them fits.
    void observe(const Hlc& effective);
    /// No honest clock comes near (the year 6429); beyond lies as much again to count on in.
    static constexpr std::uint64_t farthestMs = 1ULL << 47U;
    [[nodiscard]] const Hlc& last() const { return last_; }

private:
    const Clock& clock_;
    std::string tag_;
    Hlc last_;
};

} // namespace jotter
