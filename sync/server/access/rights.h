#pragma once

#include "sync/change/change.h"
#include "sync/server/access/registry.h"

#include <set>
#include <string>

namespace jotter::server {

/// Which streams a device may hold today: `school`, and the pupils whose dated membership falls in its
/// groups; every pupil when it is enrolled for no group in particular (sync.md, "Rights"). Restricted
/// streams, walks and staff streams go to no shared device.
class Readable {
public:
    Readable(const Device& device, const std::vector<Membership>& memberships, const std::string& today);

    [[nodiscard]] bool has(const std::string& stream) const;
    [[nodiscard]] bool everyPupil() const { return everyPupil_; }

private:
    bool everyPupil_;
    std::set<Uuid> pupils_;
};

/// Why a change from `device` may not enter the log: "bad_stream", "unknown_type", "no_ticket", "no_right";
/// empty when it may. A held change is kept, only not shown, so nothing is lost by being strict (I8).
class WriteRules {
public:
    /// Looks up what the rules need to know. Both may fail.
    using TicketOf = std::function<Expected<std::optional<Ticket>>(TicketId)>;
    using RoleOf = std::function<Expected<std::string>(AdultId)>;

    WriteRules(DeviceId device, Readable readable, std::vector<Membership> memberships, TicketOf ticketOf,
               RoleOf roleOf);
    [[nodiscard]] Expected<std::string> judge(const Change& change);
    /// True when the device may put a medium into that stream.
    [[nodiscard]] bool mayWriteTo(const std::string& stream) const;

private:
    [[nodiscard]] Expected<std::string> judgeTicket(const Change& change);
    [[nodiscard]] Expected<std::string> judgeRole(const Change& change);

    DeviceId device_;
    Readable readable_;
    std::set<Uuid> placedPupils_; ///< who has any membership at all: others are new
    TicketOf ticketOf_;
    RoleOf roleOf_;
    std::map<TicketId, std::optional<Ticket>> tickets_;
    std::map<AdultId, std::string> roles_;
};

} // namespace jotter::server
