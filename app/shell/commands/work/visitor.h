#pragma once

#include "app/shell/commands/work/desk.h"

namespace jotter::shell {

/// An adult who gave the right PIN, and the pupils this adult may see on this tablet today.
struct Visitor {
    domain::Adult adult;
    TicketId ticket;
    std::vector<domain::Pupil> pupils;
};

/// Finds the adult and asks for the PIN before anything about a pupil is said, so that a name cannot be tried
/// out without one. Without a name: the one adult who has signed in on this tablet.
[[nodiscard]] Expected<Visitor> letIn(const Request& request, Desk& desk);

} // namespace jotter::shell
