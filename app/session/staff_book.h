#pragma once

#include "app/domain/school.h"
#include "sync/change/clock.h"
#include "sync/change/error.h"

#include <QFuture>

#include <optional>
#include <string>
#include <vector>

namespace jotter::session {

/// Who works in this school, and in which groups.
struct Staff {
    std::vector<domain::Adult> adults;
    std::vector<domain::Group> groups;
};

/// An adult's right to sign in on this tablet without a network, with what is known of wrong tries.
struct PinTicket {
    TicketId id;
    AdultId adult;
    WallTime expires;
    std::string verifier; ///< of `makePinVerifier`
    int wrongTries = 0;
    WallTime triedLast;
};

/// What a session asks of this tablet's store; the composition root puts the store behind it. Futures may
/// finish on any thread.
class StaffBook {
public:
    virtual ~StaffBook() = default;
    [[nodiscard]] virtual QFuture<Staff> staff() = 0;
    /// The ticket of this adult that lasts longest; nothing when this adult has never signed in here.
    [[nodiscard]] virtual QFuture<std::optional<PinTicket>> find(AdultId adult) = 0;
    /// Durable when the future finishes.
    [[nodiscard]] virtual QFuture<Expected<void>> save(PinTicket ticket) = 0;
};

} // namespace jotter::session
