#include "app/domain/observation.h"

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
