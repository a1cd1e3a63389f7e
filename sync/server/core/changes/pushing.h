#pragma once

#include "sync/server/core/ports.h"
#include "sync/server/core/request.h"

namespace jotter::server {

/// Changes from a tablet.
class Pushing {
public:
    explicit Pushing(const Ports& ports)
        : ports_(ports) {}

    [[nodiscard]] Response push(const Request& request, const Device& device);

private:
    [[nodiscard]] Expected<void> judge(std::vector<Arrival>& arrivals, const Device& device,
                                       const Readable& readable);
    /// The line that answers one change.
    [[nodiscard]] Expected<nlohmann::json> answerTo(const Verdict& verdict, const Change& change,
                                                    const Readable& readable);
    /// The media and thumbnails of a change that have not come yet.
    [[nodiscard]] Expected<nlohmann::json> missingOf(const Change& change, const Readable& readable);

    const Ports& ports_;
};

} // namespace jotter::server
