#pragma once

#include "sync/server/database/connection.h"
#include "sync/server/log/log.h"

#include <map>

namespace jotter::server {

/// Which numbers of a device's epochs have arrived, inside one transaction.
class Numbering {
public:
    struct Number {
        std::string epoch;
        std::uint64_t n = 0;
        ChangeId id;
    };

    Numbering(Connection& connection, DeviceId device)
        : connection_(connection)
        , device_(device) {}

    /// Notes them, before or after what they belong to. `Rejected` "epoch_clash": one is another change's.
    [[nodiscard]] Expected<void> note(const std::vector<Number>& numbers);
    /// Moves the watermarks.
    void finish();

private:
    struct Row {
        std::int64_t epoch = 0;
        std::uint64_t n = 0;
        ChangeId id;
    };
    [[nodiscard]] Expected<void> check(const Row& row);
    [[nodiscard]] std::int64_t epochNumber(const std::string& epoch);
    [[nodiscard]] std::uint64_t contiguousFrom(std::int64_t epoch, std::uint64_t contiguous);

    Connection& connection_;
    DeviceId device_;
    std::map<std::string, std::int64_t> epochs_;
};

/// What is kept of a device's epoch. At most `maxHoles` holes are listed; beyond those `upto` stops short.
[[nodiscard]] Watermark readWatermark(Connection& connection, DeviceId device, const std::string& epoch);
inline constexpr std::size_t maxHoles = 100;

} // namespace jotter::server
