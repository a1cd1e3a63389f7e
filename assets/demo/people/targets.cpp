#include "assets/demo/people/targets.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace jotter::demo {

namespace {
/// What the ten of Harbour Room work on first, and on which step they start.
struct FirstTarget {
    std::string_view given;
    std::string_view target;
    std::size_t startsAt;
};
constexpr std::array firstTargets{FirstTarget{"Amara", "Counts with meaning", 3},
                                  FirstTarget{"Ben", "Takes turns", 2},
                                  FirstTarget{"Cerys", "Asks for help when it is needed", 2},
                                  FirstTarget{"Dev", "Matches and names shapes", 2},
                                  FirstTarget{"Elin", "Dresses for outside", 1},
                                  FirstTarget{"Faisal", "Plays with others", 1},
                                  FirstTarget{"Grace", "Answers questions about a picture", 2},
                                  FirstTarget{"Hugo", "Writes a sentence", 2},
                                  FirstTarget{"Ines", "Eats and drinks with others", 1},
                                  FirstTarget{"Jude", "Stays with a task", 1}};

/// How well a ladder fits a need: targets of the pupil's own area come first, but never only those.
int fit(const Ladder& ladder, const std::string& need) {
    const auto area = need == "SLCN" || need == "ASD"                                 ? communication
                      : need == "SEMH"                                                ? feelings
                      : need == "HI" || need == "VI" || need == "MSI" || need == "PD" ? body
                                                                                      : cognition;
    return ladder.area == area ? 3 : 1;
}

DemoTarget targetFrom(const Ladder& ladder, std::size_t startsAt, WallTime when, Dice& dice) {
    DemoTarget target;
    target.id = domain::TargetId::make(when, dice);
    target.ladder = &ladder;
    target.startsAt = startsAt;
    for (std::size_t i = 0; i < ladder.steps.size(); ++i)
        target.steps.push_back(domain::StepId::make(when, dice));
    return target;
}
} // namespace

std::size_t targetsOf(const DemoPupil& pupil) {
    if (!pupil.hasSen())
        return 0;
    return pupil.provision == "E" ? 7 : 4;
}

std::vector<DemoTarget> chooseTargets(const DemoPupil& pupil, std::size_t count, WallTime when, Dice& dice) {
    std::vector<DemoTarget> targets;
    std::vector<const Ladder*> urn;
    const auto taken = [&](const Ladder& ladder) {
        return std::ranges::any_of(targets,
                                   [&](const DemoTarget& target) { return target.ladder == &ladder; });
    };
    if (pupil.recordsPerWeek == 8)
        for (const auto& first : firstTargets)
            for (const auto& ladder : ladders())
                if (first.given == pupil.given && first.target == ladder.target)
                    targets.push_back(targetFrom(ladder, first.startsAt, when, dice));
    for (const auto& ladder : ladders())
        urn.insert(urn.end(), static_cast<std::size_t>(fit(ladder, pupil.need)), &ladder);
    while (targets.size() < count) {
        const auto* ladder = dice.pick(urn);
        if (!taken(*ladder))
            targets.push_back(targetFrom(*ladder, dice.below(3), when, dice));
    }
    return targets;
}

} // namespace jotter::demo
