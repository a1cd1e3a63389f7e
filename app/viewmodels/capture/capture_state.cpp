#include "app/viewmodels/capture/capture_state.h"

#include "app/domain/media_kinds.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace jotter::viewmodels {

namespace {
constexpr auto placeFact = "place";
}

CaptureState CaptureState::at(const std::string& lessonPlace) {
    CaptureState state;
    state.lessonPlace = lessonPlace;
    if (!lessonPlace.empty())
        state.facts[placeFact] = lessonPlace;
    return state;
}

bool CaptureState::worthKeeping() const {
    const bool said = std::ranges::any_of(
        facts, [&](const auto& fact) { return fact.first != placeFact || fact.second != lessonPlace; });
    return said || !steps.empty() || !help.empty() || !note.empty() || !media.empty();
}

bool CaptureState::has(PupilId pupil) const {
    return std::ranges::find(pupils, pupil) != pupils.end();
}

void CaptureState::toggle(PupilId pupil) {
    if (std::erase(pupils, pupil) == 0)
        pupils.push_back(pupil);
    else
        steps.erase(pupil);
}

void CaptureState::toggle(PupilId pupil, domain::StepId step) {
    auto& chosen = steps[pupil];
    if (!chosen.insert(step).second)
        chosen.erase(step);
    if (chosen.empty())
        steps.erase(pupil);
}

void CaptureState::toggleFact(const std::string& kind, const std::string& value) {
    const auto it = facts.find(kind);
    if (it != facts.end() && it->second == value)
        facts.erase(it);
    else
        facts[kind] = value;
}

void CaptureState::toggleOneOf(const std::string& kind, const std::string& value) {
    auto left = domain::toggledFact(facts[kind], value);
    if (left.empty())
        facts.erase(kind);
    else
        facts[kind] = std::move(left);
}

void CaptureState::takeIn(const MediumRef& medium) {
    if (std::ranges::find(media, medium.sha256, &MediumRef::sha256) == media.end())
        media.push_back(medium);
}

std::optional<Sha256> CaptureState::takeInRecording(const MediumRef& medium, bool goesOn) {
    const auto before = std::exchange(goingOn, goesOn ? std::optional(medium.sha256) : std::nullopt);
    const auto place = before ? std::ranges::find(media, *before, &MediumRef::sha256) : media.end();
    if (place == media.end() || before == medium.sha256) {
        takeIn(medium);
        return std::nullopt;
    }
    *place = medium;
    return before;
}

std::vector<MediumRef> CaptureState::photos() const {
    std::vector<MediumRef> photos;
    std::ranges::copy_if(media, std::back_inserter(photos),
                         [](const MediumRef& medium) { return medium.kind == domain::photoKind; });
    return photos;
}

std::vector<MediumRef> CaptureState::pictures() const {
    std::vector<MediumRef> pictures;
    std::ranges::copy_if(media, std::back_inserter(pictures), [this](const MediumRef& medium) {
        return domain::isPicture(medium) && medium.sha256 != goingOn;
    });
    return pictures;
}

bool CaptureState::withPictures() const {
    return std::ranges::any_of(media, domain::isPicture);
}

void CaptureState::hide(const Sha256& photo, std::vector<media::HiddenPart> parts) {
    if (parts.empty())
        hidden.erase(photo);
    else
        hidden[photo] = std::move(parts);
}

void CaptureState::takeOut(const Sha256& photo) {
    std::erase_if(media, [&](const MediumRef& medium) { return medium.sha256 == photo; });
    hidden.erase(photo);
}

void CaptureState::replace(const Sha256& photo, const MediumRef& other) {
    for (auto& medium : media)
        if (medium.sha256 == photo)
            medium = other;
    hidden.erase(photo);
}

std::vector<domain::Observation> CaptureState::observations(const std::string& moment) const {
    std::vector<domain::Observation> list;
    for (const auto pupil : pupils) {
        domain::Observation observation;
        observation.pupil = pupil;
        if (const auto it = steps.find(pupil); it != steps.end())
            observation.steps.assign(it->second.begin(), it->second.end());
        observation.help = help;
        observation.note = note;
        observation.facts = facts;
        observation.media = media;
        if (observation.steps.empty() && note.empty() && media.empty())
            continue;
        if (pupils.size() > 1 && withPictures())
            observation.moment = moment;
        list.push_back(std::move(observation));
    }
    return list;
}

std::string CaptureState::toBody() const {
    auto body = nlohmann::json::object();
    auto& chosen = body["pupils"] = nlohmann::json::array();
    for (const auto pupil : pupils)
        chosen.push_back(pupil.toString());
    auto& taken = body["steps"] = nlohmann::json::object();
    for (const auto& [pupil, ids] : steps)
        for (const auto step : ids)
            taken[pupil.toString()].push_back(step.toString());
    body["help"] = help;
    body["note"] = note;
    body["facts"] = facts;
    if (!lessonPlace.empty())
        body["lesson_place"] = lessonPlace;
    for (const auto& [photo, parts] : hidden)
        for (const auto& part : parts)
            body["hidden"][photo.toHex()].push_back({part.x, part.y, part.radius});
    return body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Expected<CaptureState> CaptureState::fromDraft(const store::Draft& draft) {
    const auto damaged = [] {
        return fail("bad_draft", ErrorCategory::Input, "This unfinished record cannot be read any more.");
    };
    try {
        const auto body = nlohmann::json::parse(draft.body);
        CaptureState state;
        for (const auto& text : body.at("pupils")) {
            const auto pupil = PupilId::parse(text.get<std::string>());
            if (!pupil)
                return damaged();
            state.pupils.push_back(*pupil);
        }
        for (const auto& [name, ids] : body.at("steps").items()) {
            const auto pupil = PupilId::parse(name);
            for (const auto& text : ids) {
                const auto step = domain::StepId::parse(text.get<std::string>());
                if (!pupil || !step)
                    return damaged();
                state.steps[*pupil].insert(*step);
            }
        }
        state.help = body.at("help").get<std::string>();
        state.note = body.at("note").get<std::string>();
        state.facts = body.at("facts").get<std::map<std::string, std::string>>();
        state.lessonPlace = body.value("lesson_place", "");
        state.media = draft.media;
        const auto hidden = body.value("hidden", nlohmann::json::object());
        for (const auto& [name, parts] : hidden.items()) {
            const auto photo = Sha256::parse(name);
            for (const auto& part : parts) {
                const auto [x, y, radius] = part.get<std::tuple<double, double, double>>();
                if (!photo)
                    return damaged();
                state.hidden[*photo].push_back({x, y, radius});
            }
        }
        return state;
    } catch (const nlohmann::json::exception&) {
        return damaged();
    }
}

} // namespace jotter::viewmodels
