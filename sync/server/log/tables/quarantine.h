#pragma once

#include "sync/server/database/connection.h"
#include "sync/server/log/log.h"

namespace jotter::server {

/// Keeps one sealed copy, once for each id and device. False when it was kept already or was decided on.
[[nodiscard]] bool keepQuarantined(Connection& connection, DeviceId device, const Quarantined& one,
                                   WallTime arrived);
/// Somebody has decided: every copy of it goes, its id is left. False when there is none.
[[nodiscard]] bool decideQuarantined(Connection& connection, ChangeId id);
/// How much there is: of the device in pieces, of the school in bytes.
struct QuarantineUse {
    std::uint64_t ofDevice = 0;
    std::uint64_t bytes = 0;
};
[[nodiscard]] QuarantineUse quarantineUse(Connection& connection, DeviceId device);
[[nodiscard]] std::vector<QuarantinedReport> readQuarantine(Connection& connection);
[[nodiscard]] std::vector<QuarantinedReport> readQuarantineOf(Connection& connection, ChangeId id);

} // namespace jotter::server
