#pragma once

#include "sync/server/access/rights/write_rules.h"
#include "sync/server/core/ports.h"
#include "sync/server/core/request.h"

#include <span>

namespace jotter::server {

/// Changes from a tablet.
class Pushing {
public:
    explicit Pushing(const Ports& ports)
        : ports_(ports) {}

    [[nodiscard]] Response push(const Request& request, const Device& device);

private:
    [[nodiscard]] Expected<void> judge(std::vector<Arrival>& arrivals, const Device& device);
    /// Who first wrote a record: in the log, or among those that stand before in the same batch.
    [[nodiscard]] Expected<std::optional<Origin>> originOf(std::span<const Arrival> before,
                                                           const std::string& stream, EntityId entity);
    /// The line that answers one change.
    [[nodiscard]] Expected<nlohmann::json> answerTo(const Verdict& verdict, const Change& change,
                                                    const Readable& readable);
    /// The media and thumbnails of a change that have not come yet.
    [[nodiscard]] Expected<nlohmann::json> missingOf(const Change& change, const Readable& readable);

    const Ports& ports_;
};

} // namespace jotter::server
