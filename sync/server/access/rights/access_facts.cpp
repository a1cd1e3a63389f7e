#include "sync/server/access/rights/access_facts.h"

#include "sync/change/change.h"
#include "sync/server/log/stream_name.h"

#include <algorithm>
#include <chrono>

namespace jotter::server {

using nlohmann::json;

namespace {
constexpr int mostOverlapDays = 60;

std::string isoDay(WallTime time) {
    return toIso(time).substr(0, 10);
}

/// The values of one record's fields; what is missing or cannot be read is null.
class Values {
public:
    using Fields = std::map<std::string, std::pair<std::string, std::string>>;
    explicit Values(const Fields& fields)
        : fields_(fields) {}

    [[nodiscard]] json value(const std::string& name) const {
        const auto it = fields_.find(name);
        return it == fields_.end() ? json{} : json::parse(it->second.first, nullptr, false);
    }
    [[nodiscard]] std::string text(const std::string& name) const {
        const auto found = value(name);
        return found.is_string() ? found.get<std::string>() : std::string{};
    }
    [[nodiscard]] bool flag(const std::string& name, bool otherwise) const {
        const auto found = value(name);
        return found.is_boolean() ? found.get<bool>() : otherwise;
    }
    [[nodiscard]] std::string stamp(const std::string& name) const {
        const auto it = fields_.find(name);
        return it == fields_.end() ? std::string{} : it->second.second;
    }

private:
    const Fields& fields_;
};

AdultFacts adultFrom(const Values& values) {
    AdultFacts adult{values.text("role"),
                     {},
                     values.flag("active", true),
                     values.stamp("active"),
                     values.flag("walks", false)};
    for (const auto& item : values.value("groups")) {
        const auto group = item.is_string() ? Uuid::parse(item.get<std::string>()) : Uuid::parse("");
        if (group)
            adult.groups.insert(*group);
    }
    return adult;
}

void addMembership(AccessFacts& facts, PupilId pupil, const Values& values) {
    if (const auto group = Uuid::parse(values.text("group")))
        facts.memberships.push_back({pupil, *group, values.text("from"), values.text("to")});
}

void addGrant(AccessFacts& facts, PupilId pupil, const Values& values) {
    if (const auto adult = AdultId::parse(values.text("adult")))
        facts.grants.push_back({pupil, *adult, values.flag("read", false)});
}
} // namespace

std::set<PupilId> AccessFacts::pupilsOf(const std::set<Uuid>& groups, WallTime day) const {
    const auto overlap = std::chrono::hours(24) * overlapDays;
    const auto latestStart = isoDay(day + overlap);
    const auto earliestEnd = isoDay(day - overlap);
    std::set<PupilId> pupils;
    for (const auto& membership : memberships)
        if ((groups.empty() || groups.contains(membership.group)) &&
            (membership.from.empty() || membership.from <= latestStart) &&
            (membership.to.empty() || earliestEnd <= membership.to))
            pupils.insert(membership.pupil);
    for (const auto& [pupil, others] : sameAs)
        if (pupils.contains(pupil))
            pupils.insert(others.begin(), others.end());
    return pupils;
}

bool AccessFacts::isPlaced(PupilId pupil) const {
    return std::ranges::any_of(memberships, [&](const Membership& one) { return one.pupil == pupil; });
}

const AdultFacts& AccessFacts::adult(AdultId id) const {
    static const AdultFacts nobody;
    const auto it = adults.find(id);
    return it == adults.end() ? nobody : it->second;
}

void AccessFactsBuilder::add(const std::string& type, const Uuid& entity, const std::string& stream,
                             const std::string& field, const std::string& value, const std::string& stamp) {
    auto& known = entities_[entity];
    known.type = type;
    known.stream = stream;
    known.fields[field] = {value, stamp};
}

AccessFacts AccessFactsBuilder::finish(std::uint64_t version) const {
    AccessFacts facts;
    facts.version = version;
    std::map<PupilId, std::set<PupilId>> said;
    for (const auto& [id, entity] : entities_) {
        const auto stream = StreamName::parse(entity.stream);
        if (retracted_.contains(id) || !stream)
            continue;
        const Values values(entity.fields);
        const PupilId pupil{stream->owner};
        if (entity.type == "membership")
            addMembership(facts, pupil, values);
        else if (entity.type == "restricted-grant")
            addGrant(facts, pupil, values);
        else if (entity.type == "adult")
            facts.adults[AdultId{id}] = adultFrom(values);
        else if (entity.type == "same-as")
            said[pupil].insert(PupilId{Uuid::parse(values.text("with")).value_or(Uuid{})});
        else if (entity.type == "school" && values.value("overlap_days").is_number_unsigned())
            facts.overlapDays = static_cast<int>(
                std::min<std::uint64_t>(values.value("overlap_days").get<std::uint64_t>(), mostOverlapDays));
    }
    for (const auto& [pupil, others] : said)
        for (const auto& other : others)
            if (said.contains(other) && said.at(other).contains(pupil))
                facts.sameAs[pupil].insert(other);
    return facts;
}

} // namespace jotter::server
