#include "app/viewmodels/concern/concern_draft.h"

namespace jotter::viewmodels {

namespace {
constexpr std::string_view prefix = "concern/";

constexpr std::array<std::pair<const char*, std::string domain::Concern::*>, 4> fields{{
    {"text", &domain::Concern::text},
    {"since", &domain::Concern::since},
    {"areas", &domain::Concern::areas},
    {"tried", &domain::Concern::tried},
}};
} // namespace

std::string concernDraftId(AdultId author, PupilId pupil) {
    return std::string(prefix) + author.toString() + "/" + pupil.toString();
}

std::string answerDraftId(AdultId author, EntityId concern) {
    return std::string(prefix) + "answer/" + author.toString() + "/" + concern.toString();
}

bool isOfConcern(const store::Draft& draft) {
    return draft.id.starts_with(prefix);
}

std::string toBody(const domain::Concern& concern) {
    auto body = nlohmann::json::object();
    for (const auto& [name, field] : fields)
        body[name] = concern.*field;
    return body.dump();
}

std::optional<domain::Concern> concernFromBody(const std::string& body) {
    const auto read = parseJson(body);
    if (!read || !read->is_object())
        return std::nullopt;
    domain::Concern concern;
    for (const auto& [name, field] : fields)
        if (const auto it = read->find(name); it != read->end() && it->is_string())
            concern.*field = it->get<std::string>();
    return concern;
}

std::string toBody(const domain::ConcernAnswer& answer) {
    return nlohmann::json{{"state", answer.state}, {"answer", answer.answer.value_or("")}}.dump();
}

std::optional<domain::ConcernAnswer> answerFromBody(const std::string& body) {
    const auto read = parseJson(body);
    if (!read || !read->is_object())
        return std::nullopt;
    const auto said = [&](const char* name) {
        const auto it = read->find(name);
        return it != read->end() && it->is_string() ? it->get<std::string>() : std::string();
    };
    domain::ConcernAnswer answer;
    answer.state = said("state");
    answer.answer = said("answer");
    return answer;
}

} // namespace jotter::viewmodels
