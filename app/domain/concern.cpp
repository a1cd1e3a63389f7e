#include "app/domain/concern.h"

#include <algorithm>
#include <array>

namespace jotter::domain {

namespace {
constexpr std::string_view pupils = "pupil/";
constexpr std::string_view restricted = "/restricted";
} // namespace

Expected<std::vector<NewChange>> Concern::toChanges(WallTime now, RandomSource& random) const {
    if (text.find_first_not_of(" \n\t") == std::string::npos)
        return fail("nothing_recorded", ErrorCategory::Input,
                    "There is nothing to send yet: write what you saw.");
    auto change = [&](const char* type, std::string stream, nlohmann::json fields) {
        NewChange made;
        made.type = type;
        made.stream = std::move(stream);
        made.entity = EntityId::make(now, random);
        made.author = author;
        made.ticket = ticket;
        made.fields = std::move(fields);
        return made;
    };
    auto concern = change("concern", restrictedStream(pupil), {{"text", text}, {"state", "new"}});
    auto reference = change("own-concern", staffStream(author),
                            {{"concern", concern.entity.toString()},
                             {"pupil", pupil.toString()},
                             {"raised", toIso(now)},
                             {"state", "new"}});
    concern.fields["own"] = reference.entity.toString();
    for (const auto& [name, value] :
         {std::pair("since", &since), std::pair("areas", &areas), std::pair("tried", &tried)})
        if (!value->empty())
            concern.fields[name] = *value;
    return std::vector<NewChange>{std::move(reference), std::move(concern)};
}

Expected<RaisedConcern> RaisedConcern::from(const Change& raised) {
    const auto pupil = pupilOfRestricted(raised.stream);
    if (raised.type != "concern" || !pupil || !raised.fields.contains("text"))
        return fail("not_a_concern", ErrorCategory::Input, "This is not what raised a concern.");
    RaisedConcern concern{raised.entity, *pupil, raised.author, {}};
    if (const auto own = raised.fields.find("own"); own != raised.fields.end() && own->is_string())
        if (const auto id = EntityId::parse(own->get<std::string>()))
            concern.own = *id;
    return concern;
}

Expected<std::vector<NewChange>> answerConcern(const RaisedConcern& concern, const ConcernAnswer& answer) {
    constexpr std::array<std::string_view, 4> states{"new", "looking", "planned", "closed"};
    if (std::ranges::find(states, answer.state) == states.end())
        return fail("unknown_state", ErrorCategory::Input,
                    "A concern is new, looked into, planned for or closed.");
    NewChange said;
    said.author = answer.author;
    said.ticket = answer.ticket;
    said.fields = {{"state", answer.state}};
    if (answer.answer)
        said.fields["answer"] = *answer.answer;
    std::vector<NewChange> both;
    if (concern.own) {
        said.type = "own-concern";
        said.stream = staffStream(concern.author);
        said.entity = *concern.own;
        both.push_back(said);
    }
    said.type = "concern";
    said.stream = restrictedStream(concern.pupil);
    said.entity = concern.id;
    both.push_back(std::move(said));
    return both;
}

std::string restrictedStream(PupilId pupil) {
    return pupilStream(pupil) + std::string(restricted);
}

bool isRestricted(std::string_view stream) {
    return stream.starts_with(pupils) && stream.ends_with(restricted);
}

Expected<PupilId> pupilOfRestricted(std::string_view stream) {
    if (!isRestricted(stream))
        return PupilId::parse("");
    return PupilId::parse(stream.substr(pupils.size(), stream.size() - pupils.size() - restricted.size()));
}

std::string staffStream(AdultId adult) {
    return "staff/" + adult.toString();
}

} // namespace jotter::domain
