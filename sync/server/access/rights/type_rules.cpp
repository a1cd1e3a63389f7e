#include "sync/server/access/rights/type_rules.h"

#include <algorithm>
#include <array>

namespace jotter::server {

namespace {
using Kind = StreamName::Kind;

constexpr unsigned bit(Role role) {
    return static_cast<unsigned>(role);
}
constexpr unsigned senior = bit(Role::Senco) | bit(Role::Head);
constexpr unsigned roster = senior | bit(Role::Office);
constexpr unsigned teaching = senior | bit(Role::Teacher) | bit(Role::Specialist);
constexpr unsigned everyone = teaching | bit(Role::Ta) | bit(Role::Office);

/// The types of app/domain/README.md and of sync/README.md. One that is not here is held until the server
/// knows its rule.
constexpr std::array typeRules{
    TypeRule{"school", Kind::School, roster},
    TypeRule{"adult", Kind::School, roster},
    TypeRule{"group", Kind::School, roster},
    TypeRule{"scale", Kind::School, roster},
    TypeRule{"lesson", Kind::School, roster},
    TypeRule{"timetable", Kind::School, roster},
    TypeRule{"framework", Kind::School, roster},
    TypeRule{"framework-step", Kind::School, roster},
    TypeRule{"pupil", Kind::Pupil, roster},
    TypeRule{"membership", Kind::Pupil, roster},
    TypeRule{"same-as", Kind::Pupil, roster},
    TypeRule{"consent", Kind::Pupil, roster},
    TypeRule{"plan", Kind::Pupil, teaching},
    TypeRule{"target", Kind::Pupil, teaching},
    TypeRule{"step", Kind::Pupil, teaching},
    TypeRule{"passport-line", Kind::Pupil, teaching},
    TypeRule{"alert", Kind::Pupil, roster | teaching},
    TypeRule{"intervention", Kind::Pupil, teaching},
    TypeRule{"round-robin", Kind::Pupil, teaching},
    TypeRule{"book-look", Kind::Pupil, senior},
    TypeRule{"observation", Kind::Pupil, everyone},
    TypeRule{"judgement", Kind::Pupil, everyone},
    TypeRule{"trial", Kind::Pupil, everyone},
    TypeRule{"session", Kind::Pupil, everyone},
    TypeRule{"rating", Kind::Pupil, everyone},
    // Whoever works with a pupil can write these; hardly anyone can read them.
    TypeRule{"concern", Kind::Restricted, everyone},
    TypeRule{"life-event", Kind::Restricted, everyone},
    TypeRule{"readiness", Kind::Restricted, everyone},
    TypeRule{"restricted-grant", Kind::Restricted, senior},
    TypeRule{"own-concern", Kind::Staff, everyone},
    // By those whose the stream is (`maySeeWalks`).
    TypeRule{"walk", Kind::Walks, everyone},
};
constexpr std::array<std::string_view, 3> anywhere{"retract", "misfiled", "redact"};

bool isOneOf(const AdultFacts& adult, unsigned roles) {
    return (bit(roleOf(adult.role)) & roles) != 0;
}
} // namespace

Role roleOf(std::string_view code) {
    constexpr std::array<std::pair<std::string_view, Role>, 6> roles{{{"ta", Role::Ta},
                                                                      {"teacher", Role::Teacher},
                                                                      {"specialist", Role::Specialist},
                                                                      {"senco", Role::Senco},
                                                                      {"head", Role::Head},
                                                                      {"office", Role::Office}}};
    const auto* it = std::ranges::find(roles, code, &std::pair<std::string_view, Role>::first);
    return it == roles.end() ? Role::None : it->second;
}

bool maySeeWalks(const AdultFacts& adult) {
    return adult.walks || isSenior(adult);
}

bool isSenior(const AdultFacts& adult) {
    return isOneOf(adult, senior);
}

bool answersConcern(const AdultFacts& adult, const Change& change) {
    constexpr std::array<std::string_view, 2> told{"state", "answer"};
    return isSenior(adult) && change.type == "own-concern" && change.media.empty() &&
           !change.fields.empty() && std::ranges::all_of(change.fields.items(), [&](const auto& field) {
               return std::ranges::find(told, field.key()) != told.end();
           });
}

const TypeRule* ruleOf(std::string_view type) {
    const auto* it = std::ranges::find(typeRules, type, &TypeRule::type);
    return it == typeRules.end() ? nullptr : it;
}

bool standsAnywhere(std::string_view type) {
    return std::ranges::find(anywhere, type) != anywhere.end();
}

bool mayWriteType(const AdultFacts& adult, std::string_view type) {
    const auto* rule = ruleOf(type);
    return isOneOf(adult, rule ? rule->roles : everyone);
}

bool mayWrite(const AdultFacts& adult, const Change& change) {
    // What is on now is set from the board by whoever takes the lesson.
    if (change.type == "group" && change.fields.size() == 1 && change.fields.contains("lesson"))
        return isOneOf(adult, everyone);
    // A teaching assistant says what was seen; that it is secure is a teacher's to say.
    const auto state = change.fields.find("state");
    if (change.type == "judgement" && state != change.fields.end() && state->is_string() &&
        *state != "seen_so_far" && *state != "getting_there")
        return isOneOf(adult, teaching);
    if (change.type == "redact")
        return isOneOf(adult, teaching);
    return mayWriteType(adult, change.type);
}

} // namespace jotter::server
