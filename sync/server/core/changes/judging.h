#pragma once

#include "sync/server/access/rights/write_rules.h"
#include "sync/server/core/ports.h"

#include <span>

namespace jotter::server {

/// Looks at what arrived before it is kept: whether it may go into the log, and what else it does.
class Judging {
public:
    explicit Judging(const Ports& ports)
        : ports_(ports) {}

    [[nodiscard]] Expected<void> judge(std::vector<Arrival>& arrivals, const Device& device);
    /// What a change does that may go into the log.
    static void settleEffect(Arrival& arrival);

private:
    /// Who first wrote a record: in the log, or among those that stand before in the same batch.
    [[nodiscard]] Expected<std::optional<Origin>> originOf(std::span<const Arrival> before,
                                                           const std::string& stream, EntityId entity);
    /// Of whom an `own-concern` is, as the adult wrote whose staff stream it is in: looked for likewise.
    [[nodiscard]] Expected<std::optional<PupilId>> pupilOf(std::span<const Arrival> before,
                                                           const std::string& stream, EntityId entity);

    const Ports& ports_;
};

} // namespace jotter::server
