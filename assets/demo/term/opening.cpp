#include "assets/demo/term/opening.h"

#include "assets/demo/people/week.h"
#include "assets/demo/words/notes.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace jotter::demo {

using namespace std::chrono;
using nlohmann::json;

namespace {
/// Writes with the hand of one adult, a few seconds after each other.
class Typing {
public:
    Typing(Recorder& recorder, std::size_t adult, std::size_t device, WallTime& at)
        : recorder_(recorder)
        , adult_(adult)
        , device_(device)
        , at_(at) {}

    Hlc write(std::string type, std::string stream, EntityId entity, json fields) {
        at_ += seconds{2};
        return recorder_.write(
            {at_, adult_, device_, std::move(type), std::move(stream), entity, std::move(fields), {}, {}});
    }

private:
    Recorder& recorder_;
    std::size_t adult_;
    std::size_t device_;
    WallTime& at_;
};

json scaleLevels() {
    struct Level {
        const char* id;
        const char* label;
        int fill;
    };
    constexpr std::array levels{
        Level{"own", "On their own", 4},        Level{"reminder", "Reminder", 3},
        Level{"gesture", "Gesture", 2},         Level{"shown", "Shown how", 1},
        Level{"some", "Some physical help", 0}, Level{"full", "Full physical help", 0},
        Level{"not_today", "Not today", 0}};
    json list = json::array();
    for (const auto& level : levels)
        list.push_back({{"id", level.id}, {"label", level.label}, {"fill", level.fill}});
    return list;
}

void writeSchool(const Roll& roll, Recorder& recorder, WallTime& at) {
    Typing office(recorder, Roll::office, Roll::officeComputer, at);
    Typing head(recorder, Roll::head, Roll::officeComputer, at);
    Typing senco(recorder, Roll::senco, Roll::officeComputer, at);
    const std::string stream = "school";
    head.write("school", stream, {}, {{"name", roll.shape.school}});
    for (const auto& group : roll.groups)
        office.write(
            "group", stream, EntityId{group.id.value},
            {{"name", group.name}, {"kind", group.kind}, {"lesson", group.lesson}, {"active", true}});
    for (const auto& adult : roll.adults) {
        json groups = json::array();
        for (const auto place : adult.groups)
            groups.push_back(roll.groups[place].id.toString());
        head.write("adult", stream, EntityId{adult.id.value},
                   {{"name", adult.name},
                    {"initials", adult.initials()},
                    {"role", adult.role},
                    {"groups", std::move(groups)},
                    {"active", true}});
    }
    for (auto& lesson : lessonsOfWeek(roll))
        office.write("lesson", stream, {}, std::move(lesson));
    office.write("timetable", stream, {},
                 {{"weeks_a", json::array({isoDate(floor<days>(at))})}, {"closed", json::array()}});
    senco.write("scale", stream, {}, {{"kind", "help"}, {"levels", scaleLevels()}});
    const auto framework = recorder.newEntity(at);
    senco.write("framework", stream, framework,
                {{"title", "Thornbeck Small Steps"}, {"source", "Written by the school"}});
    int order = 0;
    for (const auto& ladder : ladders())
        for (const auto& text : ladder.steps)
            senco.write("framework-step", stream, {},
                        {{"framework", framework.toString()},
                         {"strand", ladder.strand},
                         {"text", text},
                         {"order", ++order}});
}

json pupilFields(const DemoPupil& pupil) {
    json fields{{"given", pupil.given},        {"family", pupil.family}, {"upn", pupil.upn},
                {"born", isoDate(pupil.born)}, {"year", pupil.year},     {"provision", pupil.provision},
                {"need", pupil.need}};
    if (!pupil.knownAs.empty())
        fields["known_as"] = pupil.knownAs;
    if (!pupil.secondNeed.empty())
        fields["need2"] = pupil.secondNeed;
    return fields;
}

void writePassport(const DemoPupil& pupil, Day opening, Day today, Typing& teacher, Dice& dice) {
    constexpr std::array<std::string_view, 6> kinds{"like", "like", "helps", "helps", "hard", "what_if"};
    int order = 0;
    std::string before;
    for (const auto kind : kinds) {
        std::string text;
        do {
            text = passportLine(kind, dice);
        } while (text == before);
        const bool old = pupil.story == Story::OldPassport && kind == "hard";
        const Day checked = old ? today - days{400} : opening + days{dice.between(0, 20)};
        teacher.write("passport-line", streamOf(pupil), {},
                      {{"kind", kind}, {"text", text}, {"order", ++order}, {"checked", isoDate(checked)}});
        before = std::move(text);
    }
}

/// What every adult has to know: four in Harbour Room, and one in forty elsewhere.
void writeAlerts(const Roll& roll, Typing& office) {
    struct Known {
        const char* given;
        const char* kind;
        const char* text;
    };
    constexpr std::array harbour{
        Known{"Ben", "allergy", "Peanut allergy: his adrenaline pen is in the red bag by the door"},
        Known{"Dev", "medical", "Epilepsy: time a seizure, at 5 minutes call 999"},
        Known{"Elin", "medical", "Wears a hearing aid in her left ear: stand on her left"},
        Known{"Jude", "safety", "May run when startled: hold hands near the gate"}};
    constexpr std::array elsewhere{Known{"", "allergy", "Egg allergy: no cake from home"},
                                   Known{"", "medical", "Asthma: blue inhaler in the class tray"},
                                   Known{"", "allergy", "Bee sting allergy: pen in the office"},
                                   Known{"", "medical", "Diabetes: snack at 10:30, testing kit with the TA"}};
    constexpr std::size_t oneIn = 40;
    for (std::size_t i = 0; i < roll.pupils.size(); ++i) {
        const auto& pupil = roll.pupils[i];
        const bool special = roll.groups[pupil.group].kind == "provision";
        const auto found = std::ranges::find(harbour, pupil.given, &Known::given);
        const Known* known = special && found != harbour.end() ? &*found
                             : !special && i % oneIn == 7      ? &elsewhere[i / oneIn % elsewhere.size()]
                                                               : nullptr;
        if (known)
            office.write("alert", streamOf(pupil), {},
                         {{"kind", known->kind}, {"text", known->text}, {"order", 1}});
    }
}
} // namespace

void writeTarget(const Roll& roll, const DemoPupil& pupil, const DemoTarget& target, std::size_t order,
                 WallTime at, Recorder& recorder, OpeningStamps& stamps) {
    Typing teacher(recorder, roll.groups[pupil.group].teacher, pupil.group, at);
    const auto begins = floor<days>(at);
    stamps.targets[target.id] = teacher.write("target", streamOf(pupil), EntityId{target.id.value},
                                              {{"title", target.ladder->target},
                                               {"area", target.ladder->area},
                                               {"from", isoDate(begins)},
                                               {"to", isoDate(begins + weeks{16})},
                                               {"active", true}});
    for (std::size_t i = 0; i < target.steps.size(); ++i)
        stamps.steps[target.steps[i]] =
            teacher.write("step", streamOf(pupil), EntityId{target.steps[i].value},
                          {{"target", target.id.toString()},
                           {"strand", target.ladder->strand},
                           {"text", target.ladder->steps[i]},
                           {"order", order * 10 + i},
                           {"live", i == target.startsAt}});
}

OpeningStamps writeOpening(const Roll& roll, Day opening, Day today, Recorder& recorder, Dice dice) {
    OpeningStamps stamps;
    auto at = londonTime(opening, hours{8});
    writeSchool(roll, recorder, at);
    Typing office(recorder, Roll::office, Roll::officeComputer, at);
    for (const auto& pupil : roll.pupils) {
        const auto stream = streamOf(pupil);
        office.write("pupil", stream, EntityId{pupil.id.value}, pupilFields(pupil));
        const auto membership = recorder.newEntity(at);
        const auto stamp = office.write(
            "membership", stream, membership,
            {{"group", roll.groups[pupil.group].id.toString()}, {"from", isoDate(opening)}, {"to", nullptr}});
        stamps.memberships[pupil.id] = {membership, stamp};
        office.write("consent", stream, {}, {{"photos", pupil.consent}});
    }
    writeAlerts(roll, office);
    for (const auto& pupil : roll.pupils) {
        if (!pupil.hasSen())
            continue;
        Typing teacher(recorder, roll.groups[pupil.group].teacher, pupil.group, at);
        writePassport(pupil, opening, today, teacher, dice);
        for (std::size_t i = 0; i < pupil.targets.size(); ++i)
            writeTarget(roll, pupil, pupil.targets[i], i, at, recorder, stamps);
    }
    return stamps;
}

} // namespace jotter::demo
