#pragma once

#include "sync/server/core/ports.h"
#include "sync/server/core/request.h"
#include "sync/server/wire/query.h"

namespace jotter::server {

/// Changes to a tablet: feed, wait, digest.
class Feeding {
public:
    explicit Feeding(const Ports& ports)
        : ports_(ports) {}

    [[nodiscard]] Response feed(const Target& target, const Device& device);
    /// Answers at once; waiting is the caller's.
    [[nodiscard]] Response wait(const Target& target, const Device& device);
    [[nodiscard]] Response digest(const Target& target, const Device& device);

private:
    /// The cursor in the query. `Rejected` "cursor_gone" when this log did not make it.
    [[nodiscard]] Expected<Cursor> cursorOf(const Target& target, const Device& device);
    /// True when a cursor of this log's own is ahead of it: the log was put back to an earlier copy.
    [[nodiscard]] Expected<bool> wasPutBack(const Cursor& cursor);
    [[nodiscard]] Expected<void> beginEpoch();

    const Ports& ports_;
};

} // namespace jotter::server
