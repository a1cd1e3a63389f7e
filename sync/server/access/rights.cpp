#include "sync/server/access/rights.h"

#include "sync/server/log/stream_name.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace jotter::server {

namespace {
using Kind = StreamName::Kind;

/// Who may write a type, from the most trusted down. Each level may write what the ones below may.
enum class Level { Anyone, Teacher, Leader };

struct TypeRule {
    std::string_view type;
    Kind kind; ///< where records of this type live
    Level level;
};

/// The types of app/domain/README.md. One that is not here is held until the server knows its rule.
constexpr std::array typeRules{
    TypeRule{"school", Kind::School, Level::Leader},
    TypeRule{"adult", Kind::School, Level::Leader},
    TypeRule{"group", Kind::School, Level::Leader},
    TypeRule{"scale", Kind::School, Level::Leader},
    TypeRule{"framework", Kind::School, Level::Leader},
    TypeRule{"framework-step", Kind::School, Level::Leader},
    TypeRule{"pupil", Kind::Pupil, Level::Leader},
    TypeRule{"membership", Kind::Pupil, Level::Leader},
    TypeRule{"consent", Kind::Pupil, Level::Leader},
    TypeRule{"plan", Kind::Pupil, Level::Teacher},
    TypeRule{"target", Kind::Pupil, Level::Teacher},
    TypeRule{"step", Kind::Pupil, Level::Teacher},
    TypeRule{"passport-line", Kind::Pupil, Level::Teacher},
    TypeRule{"observation", Kind::Pupil, Level::Anyone},
    TypeRule{"judgement", Kind::Pupil, Level::Anyone},
    TypeRule{"life-event", Kind::Restricted, Level::Anyone},
    TypeRule{"intervention", Kind::Pupil, Level::Teacher},
    TypeRule{"book-look", Kind::Pupil, Level::Leader},
    TypeRule{"round-robin", Kind::Pupil, Level::Teacher},
    TypeRule{"concern", Kind::Restricted, Level::Anyone},
    TypeRule{"walk", Kind::Walks, Level::Leader},
};

Level levelOf(const std::string& role) {
    if (role == "senco" || role == "head" || role == "office")
        return Level::Leader;
    return role == "teacher" || role == "specialist" ? Level::Teacher : Level::Anyone;
}

/// The level that this very change needs: some changes need more or less than their type.
Level neededFor(const Change& change, const TypeRule& rule) {
    // What is on now is set from the board by whoever takes the lesson.
    if (change.type == "group" && change.fields.size() == 1 && change.fields.contains("lesson"))
        return Level::Anyone;
    // A teaching assistant says what was seen; that it is secure is a teacher's to say.
    const auto state = change.fields.find("state");
    if (change.type == "judgement" && state != change.fields.end() && state->is_string() &&
        *state != "seen_so_far" && *state != "getting_there")
        return Level::Teacher;
    return rule.level;
}

bool covers(const Membership& membership, const std::string& today) {
    return (membership.from.empty() || membership.from <= today) &&
           (membership.to.empty() || today <= membership.to);
}
} // namespace

Readable::Readable(const Device& device, const std::vector<Membership>& memberships, const std::string& today)
    : everyPupil_(device.groups.empty()) {
    for (const auto& membership : memberships)
        if (covers(membership, today) &&
            std::ranges::find(device.groups, membership.group) != device.groups.end())
            pupils_.insert(membership.pupil.value);
}

bool Readable::has(const std::string& stream) const {
    const auto name = StreamName::parse(stream);
    if (!name)
        return false;
    return name->kind == Kind::School ||
           (name->kind == Kind::Pupil && (everyPupil_ || pupils_.contains(name->owner)));
}

WriteRules::WriteRules(DeviceId device, Readable readable, std::vector<Membership> memberships,
                       TicketOf ticketOf, RoleOf roleOf)
    : device_(device)
    , readable_(std::move(readable))
    , ticketOf_(std::move(ticketOf))
    , roleOf_(std::move(roleOf)) {
    for (const auto& membership : memberships)
        placedPupils_.insert(membership.pupil.value);
}

bool WriteRules::mayWriteTo(const std::string& stream) const {
    const auto name = StreamName::parse(stream);
    if (!name)
        return false;
    if (name->kind == Kind::School)
        return true;
    // A pupil who is in no group yet is new: somebody has to be able to write the first records.
    return name->aboutPupil() &&
           (readable_.has("pupil/" + name->owner.toString()) || !placedPupils_.contains(name->owner));
}

Expected<std::string> WriteRules::judge(const Change& change) {
    const auto stream = StreamName::parse(change.stream);
    if (!stream)
        return "bad_stream";
    const auto* rule = std::ranges::find(typeRules, change.type, &TypeRule::type);
    if (rule == typeRules.end() && change.type != "retract")
        return "unknown_type";
    if (rule != typeRules.end() && rule->kind != stream->kind)
        return "bad_stream";
    if (change.type == "pupil" && change.entity.value != stream->owner)
        return "bad_stream";
    if (change.device != device_ || !mayWriteTo(change.stream))
        return "no_right";
    const auto ticket = judgeTicket(change);
    return ticket && ticket->empty() ? judgeRole(change) : ticket;
}

Expected<std::string> WriteRules::judgeTicket(const Change& change) {
    auto known = tickets_.find(change.ticket);
    if (known == tickets_.end()) {
        const auto ticket = ticketOf_(change.ticket);
        if (!ticket)
            return tl::make_unexpected(ticket.error());
        known = tickets_.emplace(change.ticket, *ticket).first;
    }
    const auto& ticket = known->second;
    // By the record's own clock: what was recorded while the ticket was good may arrive much later.
    const bool good = ticket && ticket->adult == change.author && ticket->device == device_ &&
                      change.hlc.wallTime() <= ticket->expires;
    return good ? "" : "no_ticket";
}

Expected<std::string> WriteRules::judgeRole(const Change& change) {
    auto known = roles_.find(change.author);
    if (known == roles_.end()) {
        const auto role = roleOf_(change.author);
        if (!role)
            return tl::make_unexpected(role.error());
        known = roles_.emplace(change.author, *role).first;
    }
    const auto* rule = std::ranges::find(typeRules, change.type, &TypeRule::type);
    const auto needed = rule == typeRules.end() ? Level::Anyone : neededFor(change, *rule);
    return levelOf(known->second) >= needed ? "" : "no_right";
}

} // namespace jotter::server
