#include "assets/demo/people/roll.h"

#include "assets/demo/people/pupils.h"
#include "assets/demo/people/staff.h"

#include <algorithm>

namespace jotter::demo {

namespace {
template <class List, class Test>
auto firstThat(const List& list, Test test) -> decltype(list.data()) {
    const auto it = std::ranges::find_if(list, test);
    return it == list.end() ? nullptr : &*it;
}
} // namespace

const DemoAdult* Roll::adultNamed(std::string_view name) const {
    return firstThat(adults, [&](const DemoAdult& adult) { return adult.name == name; });
}

const DemoPupil* Roll::pupilNamed(std::string_view given, std::string_view family) const {
    return firstThat(pupils,
                     [&](const DemoPupil& pupil) { return pupil.given == given && pupil.family == family; });
}

const DemoGroup* Roll::groupNamed(std::string_view name) const {
    return firstThat(groups, [&](const DemoGroup& group) { return group.name == name; });
}

Roll makeRoll(const Shape& shape, Day today, Day opening, const Dice& dice) {
    Roll roll;
    roll.shape = shape;
    const auto when = londonTime(opening, std::chrono::hours{8});
    auto staffDice = dice.fork("staff");
    addStaff(roll, when, staffDice);
    auto pupilDice = dice.fork("pupils");
    addPupils(roll, today, when, pupilDice);
    return roll;
}

} // namespace jotter::demo
