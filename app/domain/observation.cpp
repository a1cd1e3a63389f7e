#include "app/domain/observation.h"

#include <algorithm>

namespace jotter::domain {

Expected<NewChange> Observation::toChange() const {
    if (steps.empty() && note.empty() && media.empty())
        return fail("nothing_recorded", ErrorCategory::Input,
                    "There is nothing to keep yet: choose a step, write a note or take a photo.");
    NewChange change;
    change.type = "observation";
    change.stream = pupilStream(pupil);
    change.entity = EntityId{id.value};
    change.author = author;
    change.ticket = ticket;
    change.media = media;
    change.moment = moment;
    if (!steps.empty()) {
        auto& list = change.fields["steps"] = nlohmann::json::array();
        for (const auto& step : steps)
            list.push_back(step.toString());
    }
    if (!help.empty())
        change.fields["help"] = help;
    if (!note.empty())
        change.fields["note"] = note;
    if (!facts.empty())
        change.fields["facts"] = facts;
    return change;
}

std::vector<std::string> factValues(const std::string& fact) {
    std::vector<std::string> values;
    for (std::size_t from = 0; from < fact.size();) {
        const auto comma = std::min(fact.find(',', from), fact.size());
        if (comma > from)
            values.push_back(fact.substr(from, comma - from));
        from = comma + 1;
    }
    return values;
}

std::string toggledFact(const std::string& fact, const std::string& value) {
    auto values = factValues(fact);
    if (std::erase(values, value) == 0)
        values.push_back(value);
    std::string all;
    for (const auto& one : values)
        all += (all.empty() ? "" : ",") + one;
    return all;
}

NewChange retraction(const std::string& stream, EntityId entity, ChangeId of, AdultId author,
                     TicketId ticket) {
    NewChange change;
    change.type = "retract";
    change.stream = stream;
    change.entity = entity;
    change.author = author;
    change.ticket = ticket;
    change.fields["of"] = of.toString();
    return change;
}

std::string pupilStream(PupilId pupil) {
    return "pupil/" + pupil.toString();
}

} // namespace jotter::domain
