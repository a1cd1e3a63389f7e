#pragma once

#include "sync/change/change.h"
#include "sync/server/log/log.h"

#include <string_view>
#include <vector>

namespace jotter::server {

inline constexpr std::size_t maxBatchChanges = 500;
inline constexpr std::size_t maxBatchBytes = 1024UL * 1024;

/// Reads the NDJSON body of `POST /v1/changes`. A change's bytes are taken as they stand. `Input` errors:
/// "bad_line" when a line is not in the one form there is, "too_many" above `maxBatchChanges`, and those of
/// `parseChange`.
[[nodiscard]] Expected<std::vector<Arrival>> readBatch(std::string_view body);
[[nodiscard]] Expected<Arrival> readLine(std::string_view line);
/// True for the 16 lower-case hexadecimal digits of a device's epoch.
[[nodiscard]] bool isDeviceEpoch(std::string_view text);

} // namespace jotter::server
