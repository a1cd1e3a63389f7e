#pragma once

#include "sync/change/change.h"
#include "sync/server/log/log.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace jotter::server {

inline constexpr std::size_t maxBatchChanges = 500;
inline constexpr std::size_t maxBatchBytes = 1024UL * 1024;

/// Opens what was sealed for the school; `Input` "bad_seal" when it cannot.
using OpenSeal = std::function<Expected<std::string>(std::string_view sealed)>;

/// Reads the NDJSON body of `POST /v1/changes`. A change's bytes are taken as they stand, or as they come out
/// of their seal. `Input` errors: "bad_line" when a line is in none of the forms there are, "too_many" above
/// `maxBatchChanges`, and those of `parseChange` and `open`.
[[nodiscard]] Expected<std::vector<Arrival>> readBatch(std::string_view body, const OpenSeal& open);
[[nodiscard]] Expected<Arrival> readLine(std::string_view line, const OpenSeal& open);

/// A change that comes back with the receipt that was once given for it.
struct ReceiptedChange {
    Hlc effective;
    std::string receipt;
    SealedChange change;
};
/// Reads the NDJSON body of `POST /v1/receipts`; errors as of `readBatch`.
[[nodiscard]] Expected<std::vector<ReceiptedChange>> readReceipts(std::string_view body);

inline constexpr std::size_t maxQuarantineLines = 100;
/// Reads the NDJSON body of `POST /v1/quarantine`. `Input` "bad_line", "too_many".
[[nodiscard]] Expected<std::vector<Quarantined>> readQuarantineLines(std::string_view body);
/// True for the 16 lower-case hexadecimal digits of a device's epoch.
[[nodiscard]] bool isDeviceEpoch(std::string_view text);

} // namespace jotter::server
