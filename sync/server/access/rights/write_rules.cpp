#include "sync/server/access/rights/write_rules.h"

#include "sync/server/access/rights/type_rules.h"
#include "sync/server/log/stream_name.h"

#include <algorithm>
#include <chrono>

namespace jotter::server {

namespace {
using Kind = StreamName::Kind;
/// How long an author may say of an own record that it was the wrong pupil's.
constexpr std::chrono::hours authorsTime{24};

/// Why the change does not fit where it is said to be; nothing when it does.
std::string misplaced(const Change& change) {
    const auto stream = StreamName::parse(change.stream);
    if (!stream)
        return "bad_stream";
    const auto* rule = ruleOf(change.type);
    if (!rule)
        return standsAnywhere(change.type) ? "" : "unknown_type";
    if (rule->kind != stream->kind || (change.type == "pupil" && change.entity.value != stream->owner))
        return "bad_stream";
    return {};
}
} // namespace

WriteRules::WriteRules(const Device& device, std::shared_ptr<const AccessFacts> facts, Known known,
                       WallTime now)
    : device_(device.id)
    , deviceGroups_(device.groups.begin(), device.groups.end())
    , facts_(std::move(facts))
    , known_(std::move(known))
    , now_(now) {}

WallTime WriteRules::dayOf(const Change& change) const {
    return std::min(now_, change.hlc.wallTime());
}

bool WriteRules::inGroups(const std::set<Uuid>& groups, PupilId pupil, WallTime day) {
    if (groups.empty())
        return true;
    const auto [known, isNew] = members_.try_emplace({&groups, std::chrono::floor<std::chrono::days>(day)});
    if (isNew)
        known->second = facts_->pupilsOf(groups, day);
    return known->second.contains(pupil);
}

bool WriteRules::worksWith(const AdultFacts& adult, PupilId pupil, WallTime day) {
    return inGroups(deviceGroups_, pupil, day) && inGroups(adult.groups, pupil, day);
}

Expected<bool> WriteRules::mayWriteTo(const Change& change) {
    const auto name = StreamName::parse(change.stream);
    const auto& adult = facts_->adult(change.author);
    if (!name || (!adult.active && adult.activeSince < change.hlc.toString()))
        return false;
    if (name->kind == Kind::Staff)
        return name->owner == change.author.value ? true : mayAnswer(change);
    if (name->kind == Kind::Walks)
        return maySeeWalks(adult);
    if (!name->aboutPupil())
        return true;
    // A pupil who is in no group yet is new: somebody has to be able to write the first records.
    const PupilId pupil{name->owner};
    return !facts_->isPlaced(pupil) || worksWith(adult, pupil, dayOf(change));
}

/// What became of a concern is told to its author by who may read it. The record is looked for last, once,
/// and costs the same whether it is there or not.
Expected<bool> WriteRules::mayAnswer(const Change& change) {
    const auto& adult = facts_->adult(change.author);
    if (!answersConcern(adult, change))
        return false;
    const auto opens = known_.opensRestricted(change.author);
    if (!opens || !*opens)
        return opens;
    const auto pupil = known_.pupilOf(change.stream, change.entity);
    if (!pupil)
        return tl::make_unexpected(pupil.error());
    return *pupil && worksWith(adult, **pupil, dayOf(change)) &&
           std::ranges::any_of(facts_->grants, [&](const RestrictedGrant& grant) {
               return grant.adult == change.author && grant.pupil == **pupil && grant.read;
           });
}

Expected<std::string> WriteRules::judge(const Change& change) {
    if (auto reason = misplaced(change); !reason.empty())
        return reason;
    if (change.device != device_)
        return "no_right";
    const auto ticket = hasTicket(change);
    if (!ticket)
        return tl::make_unexpected(ticket.error());
    if (!*ticket)
        return "no_ticket";
    const auto& adult = facts_->adult(change.author);
    const auto there = mayWriteTo(change);
    if (!there)
        return tl::make_unexpected(there.error());
    if (!*there || !mayWrite(adult, change))
        return "no_right";
    const auto allowed = mayTakeBack(adult, change);
    if (!allowed)
        return tl::make_unexpected(allowed.error());
    return *allowed ? "" : "no_right";
}

Expected<bool> WriteRules::hasTicket(const Change& change) {
    auto known = tickets_.find(change.ticket);
    if (known == tickets_.end()) {
        const auto ticket = known_.ticketOf(change.ticket);
        if (!ticket)
            return tl::make_unexpected(ticket.error());
        known = tickets_.emplace(change.ticket, *ticket).first;
    }
    const auto& ticket = known->second;
    return ticket && ticket->adult == change.author && ticket->device == device_ &&
           change.hlc.wallTime() <= ticket->expires;
}

/// Taking something back, or saying that it was the wrong pupil's, needs a right to what it was.
Expected<bool> WriteRules::mayTakeBack(const AdultFacts& adult, const Change& change) {
    if (change.type != "retract" && change.type != "misfiled")
        return true;
    const auto origin = known_.originOf(change.stream, change.entity);
    if (!origin)
        return tl::make_unexpected(origin.error());
    if (!*origin)
        return true;
    if (change.type == "retract")
        return mayWriteType(adult, (*origin)->type);
    const bool inTime = change.hlc.wallTime() - (*origin)->hlc.wallTime() <= authorsTime;
    return isSenior(adult) || ((*origin)->author == change.author && inTime);
}

} // namespace jotter::server
