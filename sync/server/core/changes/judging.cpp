#include "sync/server/core/changes/judging.h"

#include "sync/server/log/stream_name.h"

namespace jotter::server {

namespace {
/// How many changes of one record are looked through for who made it.
constexpr int mostOfRecord = 64;
} // namespace

Expected<void> Judging::judge(std::vector<Arrival>& arrivals, const Device& device) {
    auto facts = ports_.registry.access();
    if (!facts)
        return tl::make_unexpected(facts.error());
    const std::vector<Arrival>* judged = &arrivals;
    std::size_t at = 0;
    WriteRules rules(device, std::move(*facts),
                     {[&](TicketId id) { return ports_.registry.ticket(id); },
                      [&](const std::string& stream, EntityId entity) {
                          return originOf(std::span(*judged).first(at), stream, entity);
                      },
                      [&](const std::string& stream, EntityId entity) {
                          return pupilOf(std::span(*judged).first(at), stream, entity);
                      },
                      [&](AdultId adult) { return ports_.registry.opensRestricted(adult); }},
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
    const auto logged = ports_.log.firstOf(stream, entity, 0);
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

Expected<std::optional<PupilId>> Judging::pupilOf(std::span<const Arrival> before, const std::string& stream,
                                                  EntityId entity) {
    const auto pupilIn = [&](const Change& change) -> std::optional<PupilId> {
        const auto pupil = change.fields.find("pupil");
        if (change.type != "own-concern" || StreamName::parse(stream)->owner != change.author.value ||
            pupil == change.fields.end() || !pupil->is_string())
            return std::nullopt;
        const auto id = PupilId::parse(pupil->get<std::string>());
        return id ? std::optional(*id) : std::nullopt;
    };
    // After a restore an answer can have come back before what it answers.
    std::uint64_t after = 0;
    for (int looked = 0; looked < mostOfRecord; ++looked) {
        const auto logged = ports_.log.firstOf(stream, entity, after);
        if (!logged)
            return tl::make_unexpected(logged.error());
        if (!*logged)
            break;
        const auto change = parseChange((*logged)->bytes);
        if (!change)
            return tl::make_unexpected(change.error());
        if (const auto pupil = pupilIn(change->change))
            return pupil;
        after = (*logged)->seq;
    }
    for (const auto& arrival : before)
        if (const auto& change = arrival.change.change;
            arrival.held.empty() && change.stream == stream && change.entity == entity)
            if (const auto pupil = pupilIn(change))
                return pupil;
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
