#pragma once

#include "sync/server/core/ports.h"
#include "sync/server/core/request.h"

namespace jotter::server {

/// Changes from a tablet: its own, those that come back with a receipt, and copies of what could not be
/// accepted.
class Pushing {
public:
    explicit Pushing(const Ports& ports)
        : ports_(ports) {}

    [[nodiscard]] Response push(const Request& request, const Device& device);
    /// After a restore: changes that this server once gave receipts for, whoever made them.
    [[nodiscard]] Response takeReceipts(const Request& request, const Device& device);
    [[nodiscard]] Response quarantine(const Request& request, const Device& device);

private:
    /// Keeps what arrived and answers each line; nothing when all lines have been answered.
    [[nodiscard]] Expected<Appended> keep(const std::vector<Arrival>& arrivals, const Device& device,
                                          std::string& lines);

    const Ports& ports_;
};

} // namespace jotter::server
