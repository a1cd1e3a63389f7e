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
    /// Takes note of a stamp made elsewhere. Stamps more than five minutes ahead of this clock are not
    /// followed at all (sync.md, "Order and clocks"), so that one wrong tablet cannot carry the others away.
    void observe(const Hlc& seen);
    [[nodiscard]] const Hlc& last() const { return last_; }

private:
    const Clock& clock_;
    std::string tag_;
    Hlc last_;
};

} // namespace jotter
