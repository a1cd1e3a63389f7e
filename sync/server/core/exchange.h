#pragma once

#include "sync/server/core/ports.h"
#include "sync/server/core/request.h"
#include "sync/server/wire/query.h"

namespace jotter::server {

/// Changes both ways: push, feed, wait, digest.
class Exchange {
public:
    explicit Exchange(const Ports& ports)
        : ports_(ports) {}

    [[nodiscard]] Response push(const Request& request, const Device& device);
    [[nodiscard]] Response feed(const Target& target, const Device& device);
    /// Answers at once; waiting is the caller's.
    [[nodiscard]] Response wait(const Target& target, const Device& device);
    [[nodiscard]] Response digest(const Target& target, const Device& device);

private:
    [[nodiscard]] Expected<void> judge(std::vector<Arrival>& arrivals, const Device& device);
    /// The cursor in the query, if it still holds with the device's present rights. `Rejected` "cursor_gone".
    [[nodiscard]] Expected<Cursor> cursorOf(const Target& target, const Device& device,
                                            const Readable& readable);
    [[nodiscard]] Expected<std::uint64_t> rightsAt(std::uint64_t seq, const Readable& readable);

    const Ports& ports_;
};

} // namespace jotter::server
