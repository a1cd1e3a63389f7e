#include "assets/demo/people/staff.h"

#include "assets/demo/words/names.h"

#include <array>

namespace jotter::demo {

using namespace std::string_view_literals;

namespace {
struct Known {
    std::string_view name;
    std::string_view role;
};
/// Who works for the whole school, in the order that `Roll` promises.
constexpr std::array leaders{Known{"Marian Achebe", "head"}, Known{"Piers Lindqvist", "head"},
                             Known{"Ruth Ellery", "senco"}, Known{"Gillian Frost", "office"}};
constexpr std::array provisionStaff{Known{"Tom Pritchard", "teacher"}, Known{"Joy Okonjo", "ta"},
                                    Known{"Marcin Zielinski", "ta"}, Known{"Lorna Tait", "ta"},
                                    Known{"Sunita Rai", "ta"}};
/// ELSA, speech and language therapist, educational psychologist, occupational therapist, SEN governor, and
/// the two who keep the tablets and the lunch hour going.
constexpr std::array visitors{Known{"Bernadette Coyle", "ta"},
                              Known{"Aoife Lennon", "specialist"},
                              Known{"Dr Samuel Otieno", "specialist"},
                              Known{"Katya Brandt", "specialist"},
                              Known{"Harold Innes", "specialist"},
                              Known{"Winston Blake", "office"},
                              Known{"Pauline Reddy", "ta"}};
constexpr std::array primaryClasses{
    "Reception Wren"sv, "Reception Robin"sv, "Year 1 Finch"sv,  "Year 1 Linnet"sv, "Year 2 Swift"sv,
    "Year 2 Martin"sv,  "Year 3 Plover"sv,   "Year 3 Curlew"sv, "Year 4 Heron"sv,  "Year 4 Dipper"sv,
    "Year 5 Kestrel"sv, "Year 5 Osprey"sv,   "Year 6 Falcon"sv, "Year 6 Harrier"sv};
constexpr std::array specialClasses{"Alder"sv, "Ash"sv, "Beech"sv, "Birch"sv, "Cedar"sv,
                                    "Elder"sv, "Elm"sv, "Hazel"sv, "Holly"sv, "Larch"sv,
                                    "Maple"sv, "Oak"sv, "Rowan"sv, "Willow"sv};
constexpr std::array lessons{"Maths"sv,   "Phonics"sv, "English"sv, "Reading"sv,
                             "Science"sv, "Art"sv,     "PE"sv,      "Music"sv};

/// Adds adults to the roll, with names that nobody has twice.
class Hiring {
public:
    Hiring(Roll& roll, WallTime when, Dice& dice)
        : roll_(roll)
        , when_(when)
        , dice_(dice) {}

    std::size_t hire(std::string name, std::string_view role, std::vector<std::size_t> groups) {
        DemoAdult adult;
        adult.id = AdultId::make(when_, dice_);
        adult.name = std::move(name);
        adult.role = role;
        adult.pin = demoPin;
        for (const auto group : groups)
            roll_.groups[group].staff.push_back(roll_.adults.size());
        adult.groups = std::move(groups);
        roll_.adults.push_back(std::move(adult));
        return roll_.adults.size() - 1;
    }
    std::string freshName() {
        std::string name;
        do {
            name = std::string(dice_.pick(givenNames())) + ' ' + std::string(dice_.pick(familyNames()));
        } while (roll_.adultNamed(name));
        return name;
    }

private:
    Roll& roll_;
    WallTime when_;
    Dice& dice_;
};

void addGroups(Roll& roll, WallTime when, Dice& dice) {
    const auto& shape = roll.shape;
    const auto add = [&](std::string_view name, std::string_view kind, std::string year) {
        roll.groups.push_back({domain::GroupId::make(when, dice),
                               std::string(name),
                               std::string(kind),
                               std::string(dice.pick(lessons)),
                               std::move(year),
                               0,
                               {}});
    };
    for (int i = 0; i < shape.classes; ++i) {
        const auto place = static_cast<std::size_t>(i);
        if (shape.special)
            add(specialClasses[place], "class", {});
        else
            add(primaryClasses[place], "class", i < 2 ? "R" : std::to_string(i / 2));
    }
    if (shape.provisionPlaces > 0) {
        add("Harbour Room", "provision", {});
        roll.groups.back().lesson = "Maths";
    }
}

/// Sixteen tablets, four phones and the computer on which the office types the roll.
void addDevices(Roll& roll, WallTime when, Dice& dice) {
    constexpr std::size_t tablets = 16;
    constexpr int phones = 4;
    const auto add = [&](std::string name) {
        roll.devices.push_back({DeviceId::make(when, dice), std::move(name)});
    };
    for (std::size_t i = 0; i < tablets; ++i)
        add(i < roll.groups.size() ? roll.groups[i].name + " tablet" : "Hall tablet");
    for (int i = 1; i <= phones; ++i)
        add("Phone " + std::to_string(i));
    add("Office computer");
}
} // namespace

std::string DemoAdult::initials() const {
    const auto space = name.rfind(' ');
    return {name.front(), name[space + 1]};
}

void addStaff(Roll& roll, WallTime when, Dice& dice) {
    addGroups(roll, when, dice);
    addDevices(roll, when, dice);
    Hiring hiring(roll, when, dice);
    std::vector<std::size_t> everywhere(roll.groups.size());
    for (std::size_t i = 0; i < everywhere.size(); ++i)
        everywhere[i] = i;
    // Leaders belong to every group but do not count as the staff who record in it.
    for (const auto& known : leaders) {
        const auto place = hiring.hire(std::string(known.name), known.role, {});
        if (known.role != "office")
            roll.adults[place].groups = everywhere;
    }
    const auto classes = static_cast<std::size_t>(roll.shape.classes);
    for (std::size_t i = 0; i < classes; ++i) {
        roll.groups[i].teacher = hiring.hire(hiring.freshName(), "teacher", {i});
        hiring.hire(hiring.freshName(), "ta", {i});
    }
    if (roll.shape.provisionPlaces > 0) {
        const auto harbour = classes;
        roll.groups[harbour].teacher = roll.adults.size();
        for (const auto& known : provisionStaff)
            hiring.hire(std::string(known.name), known.role, {harbour});
    }
    // Two assistants work across two classes each.
    hiring.hire(hiring.freshName(), "ta", {0, 2});
    hiring.hire(hiring.freshName(), "ta", {6, 8});
    for (const auto& known : visitors)
        hiring.hire(std::string(known.name), known.role, {});
    for (auto& adult : roll.adults)
        if (adult.role == "specialist" && adult.name != "Harold Innes")
            adult.groups = everywhere;
}

} // namespace jotter::demo
