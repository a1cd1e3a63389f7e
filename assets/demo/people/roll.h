#pragma once

#include "app/domain/ids.h"
#include "assets/demo/dice.h"
#include "assets/demo/people/shape.h"
#include "assets/demo/term/calendar.h"
#include "assets/demo/words/ladders.h"
#include "sync/change/uuid.h"

#include <optional>
#include <string>
#include <vector>

namespace jotter::demo {

struct DemoAdult {
    AdultId id;
    std::string name;
    std::string role;                ///< code of app/domain/README.md
    std::vector<std::size_t> groups; ///< places in `Roll::groups`
    std::string pin;

    [[nodiscard]] std::string initials() const;
};

struct DemoGroup {
    domain::GroupId id;
    std::string name;
    std::string kind; ///< code of app/domain/README.md
    std::string lesson;
    std::string year;               ///< empty for groups that mix years
    std::size_t teacher = 0;        ///< place in `Roll::adults`
    std::vector<std::size_t> staff; ///< who records in it, the teacher included
};

struct DemoTarget {
    domain::TargetId id;
    const Ladder* ladder = nullptr;
    std::vector<domain::StepId> steps;
    std::size_t startsAt = 0; ///< the live step on the first day
};

/// What is planted about a pupil for an insight to find (demo-school.md, "Stories").
enum class Story {
    None,
    NotInTheHall,    ///< secure in class, not in the hall
    TwoOpinions,     ///< two adults who disagree
    Plateau,         ///< stands still after a house move
    ForgottenTarget, ///< one target unseen for five weeks
    ConsentWithdrawn,
    Leaving,
    ThinEvidence, ///< a plan review in nine days, one outcome with hardly anything
    ManyPhotos,
    NoPhotos,
    OldPassport, ///< a passport line nobody has looked at for a year
};

struct DemoPupil {
    PupilId id;
    std::string given;
    std::string family;
    std::string knownAs;
    std::string upn;
    Day born{};
    std::string year;
    std::string provision = "N"; ///< "N", "K", "E"
    std::string need;            ///< code of codes.md, empty without SEN
    std::string secondNeed;
    std::string consent = "home";
    std::size_t group = 0;
    double recordsPerWeek = 0;
    Story story = Story::None;
    std::vector<DemoTarget> targets;

    [[nodiscard]] const std::string& shortName() const { return knownAs.empty() ? given : knownAs; }
    [[nodiscard]] bool hasSen() const { return provision != "N"; }
};

struct DemoDevice {
    DeviceId id;
    std::string name;
};

/// Everybody in the school, before anything is recorded.
struct Roll {
    Shape shape;
    std::vector<DemoGroup> groups;
    std::vector<DemoAdult> adults; ///< head first, then deputy, SENCO, office
    std::vector<DemoPupil> pupils;
    std::vector<DemoDevice> devices; ///< one tablet a group, then the hall's, phones, the office's computer

    static constexpr std::size_t head = 0;
    static constexpr std::size_t senco = 2;
    static constexpr std::size_t office = 3;
    static constexpr std::size_t sencoPhone = 16;
    static constexpr std::size_t officeComputer = 20;
    [[nodiscard]] const DemoAdult* adultNamed(std::string_view name) const;
    [[nodiscard]] const DemoPupil* pupilNamed(std::string_view given, std::string_view family) const;
    [[nodiscard]] const DemoGroup* groupNamed(std::string_view name) const;
};

/// The PIN of every demonstration account; a real school never shares one.
inline constexpr std::string_view demoPin = "2468";

/// `opening` is the day before the first lesson, when the office typed everybody in; it stamps the ids.
[[nodiscard]] Roll makeRoll(const Shape& shape, Day today, Day opening, const Dice& dice);

} // namespace jotter::demo
