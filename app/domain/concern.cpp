#include "app/domain/concern.h"

namespace jotter::domain {

namespace {
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
    for (const auto& [name, value] :
         {std::pair("since", &since), std::pair("areas", &areas), std::pair("tried", &tried)})
        if (!value->empty())
            concern.fields[name] = *value;
    auto reference = change("own-concern", staffStream(author),
                            {{"concern", concern.entity.toString()},
                             {"pupil", pupil.toString()},
                             {"raised", toIso(now)},
                             {"state", "new"}});
    return std::vector<NewChange>{std::move(concern), std::move(reference)};
}

std::string restrictedStream(PupilId pupil) {
    return pupilStream(pupil) + std::string(restricted);
}

bool isRestricted(std::string_view stream) {
    return stream.starts_with("pupil/") && stream.ends_with(restricted);
}

std::string staffStream(AdultId adult) {
    return "staff/" + adult.toString();
}

} // namespace jotter::domain
