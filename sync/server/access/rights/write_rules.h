#pragma once

#include "sync/change/change.h"
#include "sync/server/access/registry.h"
#include "sync/server/access/rights/access_facts.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace jotter::server {

/// Who first wrote a record, and as what.
struct Origin {
    std::string type;
    AdultId author;
    Hlc hlc;
};

/// Why a change from `device` may not enter the log: "bad_stream", "unknown_type", "no_ticket", "no_right";
/// empty when it may. A held change is kept, only not shown, so nothing is lost by being strict (I8).
///
/// Groups, tickets and time at the school are judged by the day on which it was recorded: what was written
/// while the right was there may arrive much later. Roles are judged as they are now.
class WriteRules {
public:
    /// Look up what the rules need to know. Both may fail.
    using TicketOf = std::function<Expected<std::optional<Ticket>>(TicketId)>;
    using OriginOf =
        std::function<Expected<std::optional<Origin>>(const std::string& stream, EntityId entity)>;
    /// Of whom an `own-concern` is that the adult made whose staff stream it is.
    using PupilOf =
        std::function<Expected<std::optional<PupilId>>(const std::string& stream, EntityId entity)>;
    /// Whether the adult's PIN opens restricted streams.
    using OpensRestricted = std::function<Expected<bool>(AdultId)>;
    struct Known {
        TicketOf ticketOf;
        OriginOf originOf;
        PupilOf pupilOf;
        OpensRestricted opensRestricted;
    };

    WriteRules(const Device& device, std::shared_ptr<const AccessFacts> facts, Known known, WallTime now);
    [[nodiscard]] Expected<std::string> judge(const Change& change);

private:
    [[nodiscard]] bool inGroups(const std::set<Uuid>& groups, PupilId pupil, WallTime day);
    [[nodiscard]] Expected<bool> mayWriteTo(const Change& change);
    [[nodiscard]] bool worksWith(const AdultFacts& adult, PupilId pupil, WallTime day);
    [[nodiscard]] Expected<bool> mayAnswer(const Change& change);
    [[nodiscard]] Expected<bool> hasTicket(const Change& change);
    [[nodiscard]] Expected<bool> mayTakeBack(const AdultFacts& adult, const Change& change);
    [[nodiscard]] WallTime dayOf(const Change& change) const;

    DeviceId device_;
    std::set<Uuid> deviceGroups_;
    std::shared_ptr<const AccessFacts> facts_;
    Known known_;
    WallTime now_;
    std::map<TicketId, std::optional<Ticket>> tickets_;
    /// Whom groups have on a day, by where the groups stand (in `facts_`, or the device's).
    std::map<std::pair<const std::set<Uuid>*, std::chrono::sys_days>, std::set<PupilId>> members_;
};

} // namespace jotter::server
