#include "sync/server/core/changes/judging.h"

namespace jotter::server {

Expected<void> Judging::judge(std::vector<Arrival>& arrivals, const Device& device) {
    auto facts = ports_.registry.access();
    if (!facts)
        return tl::make_unexpected(facts.error());
    const std::vector<Arrival>* judged = &arrivals;
    std::size_t at = 0;
    WriteRules rules(
        device, std::move(*facts), [&](TicketId id) { return ports_.registry.ticket(id); },
        [&](const std::string& stream, EntityId entity) {
            return originOf(std::span(*judged).first(at), stream, entity);
        },
        ports_.clock.now());
    for (; at < arrivals.size(); ++at) {
        auto reason = rules.judge(arrivals[at].change.change);
        if (!reason)
            return tl::make_unexpected(reason.error());
        arrivals[at].held = std::move(*reason);
        settleEffect(arrivals[at]);
    }
    return {};
}

Expected<std::optional<Origin>> Judging::originOf(std::span<const Arrival> before, const std::string& stream,
                                                  EntityId entity) {
    const auto originIn = [](const Change& change) { return Origin{change.type, change.author, change.hlc}; };
    const auto logged = ports_.log.firstOf(stream, entity);
    if (!logged)
        return tl::make_unexpected(logged.error());
    if (*logged) {
        const auto change = parseChange((*logged)->bytes);
        if (!change)
            return tl::make_unexpected(change.error());
        return originIn(change->change);
    }
    for (const auto& arrival : before)
        if (arrival.held.empty() && arrival.change.change.stream == stream &&
            arrival.change.change.entity == entity)
            return originIn(arrival.change.change);
    return std::nullopt;
}

void Judging::settleEffect(Arrival& arrival) {
    const auto& change = arrival.change.change;
    const auto text = [&](const char* name) {
        const auto it = change.fields.find(name);
        return it != change.fields.end() && it->is_string() ? it->get<std::string>() : std::string{};
    };
    arrival.effect = Effect::None;
    if (!arrival.held.empty())
        return;
    if (change.type == "misfiled")
        arrival.effect = Effect::ErasesRecord;
    // Consent that is withdrawn takes the group photos with it at once, whoever's stream a copy is in.
    if (change.type == "consent" && text("photos") == "none")
        arrival.effect = Effect::HidesMoments;
    const auto redacted = ChangeId::parse(text("of"));
    if (change.type == "redact" && redacted) {
        arrival.effect = Effect::Redacts;
        arrival.redacts = *redacted;
    }
}

} // namespace jotter::server
