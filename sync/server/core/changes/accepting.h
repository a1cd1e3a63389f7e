#pragma once

#include "sync/server/core/ports.h"

namespace jotter::server {

/// An adult has looked at a copy in quarantine and lets it go in: it takes the way of any other change of its
/// device, and is judged as one.
class Accepting {
public:
    explicit Accepting(const Ports& ports)
        : ports_(ports) {}

    /// It is in the log afterwards, and no longer in quarantine. Else it stays there: `Input`
    /// "not_quarantined", "bad_seal", "unreadable" (no change, or another one than its id says), "still_held"
    /// (the rights of today do not let it in either).
    [[nodiscard]] Expected<void> accept(ChangeId id);

private:
    [[nodiscard]] Expected<void> take(const QuarantinedReport& report);

    const Ports& ports_;
};

} // namespace jotter::server
