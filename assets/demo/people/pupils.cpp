#include "assets/demo/people/pupils.h"

#include "assets/demo/people/targets.h"
#include "assets/demo/people/upn.h"
#include "assets/demo/words/names.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <set>

namespace jotter::demo {

using namespace std::chrono;

namespace {
struct Share {
    const char* need;
    int count;
};
// demo-school.md: 55 on SEN support, 17 with a plan of whom ten in Harbour Room.
constexpr std::array sensupport{Share{"SLCN", 20}, Share{"SEMH", 12}, Share{"SPLD", 8}, Share{"MLD", 6},
                                Share{"ASD", 4},   Share{"HI", 1},    Share{"VI", 1},   Share{"PD", 1},
                                Share{"OTH", 1},   Share{"NSA", 1}};
constexpr std::array plansInClass{Share{"ASD", 3}, Share{"SLCN", 2}, Share{"SEMH", 1}, Share{"PD", 1}};
constexpr std::array specialNeeds{Share{"ASD", 60}, Share{"SLD", 35}, Share{"PMLD", 15}, Share{"SLCN", 10},
                                  Share{"SEMH", 8}, Share{"MLD", 6},  Share{"PD", 4},    Share{"DS", 2}};

/// The ten of Harbour Room, each with a story; screenshots and tests know them by name.
struct HarbourPupil {
    const char* given;
    const char* family;
    const char* year;
    const char* need;
    const char* consent;
    Story story;
};
constexpr std::array harbourPupils{
    HarbourPupil{"Amara", "Kessie", "2", "ASD", "website", Story::ThinEvidence},
    HarbourPupil{"Ben", "Tulloch", "1", "ASD", "none", Story::None},
    HarbourPupil{"Cerys", "Owen", "3", "SLCN", "home", Story::NotInTheHall},
    HarbourPupil{"Dev", "Mistry", "2", "ASD", "home", Story::TwoOpinions},
    HarbourPupil{"Elin", "Prosser", "4", "DS", "home", Story::Plateau},
    HarbourPupil{"Faisal", "Aziz", "3", "ASD", "school", Story::ForgottenTarget},
    HarbourPupil{"Grace", "Holloway", "1", "ASD", "home", Story::ConsentWithdrawn},
    HarbourPupil{"Hugo", "Brandt-Lee", "6", "ASD", "home", Story::Leaving},
    HarbourPupil{"Ines", "Duarte", "5", "SLD", "website", Story::ManyPhotos},
    HarbourPupil{"Jude", "Okafor", "R", "ASD", "home", Story::NoPhotos}};

struct Short {
    const char* given;
    const char* known;
};
constexpr std::array shortNames{
    Short{"Matilda", "Tilly"}, Short{"Ibrahim", "Ibby"}, Short{"Oluwaseun", "Seun"}, Short{"Stanley", "Stan"},
    Short{"Gabriel", "Gabe"},  Short{"Zofia", "Zosia"},  Short{"Florence", "Flo"},   Short{"Beatrix", "Bea"}};

template <class Shares>
std::vector<std::string> spread(const Shares& shares) {
    std::vector<std::string> needs;
    for (const auto& share : shares)
        needs.insert(needs.end(), static_cast<std::size_t>(share.count), share.need);
    return needs;
}

template <class T>
void shuffle(std::vector<T>& list, Dice& dice) {
    for (std::size_t i = list.size(); i > 1; --i)
        std::swap(list[i - 1], list[dice.below(i)]);
}

class Admissions {
public:
    Admissions(Roll& roll, Day today, WallTime when, Dice& dice)
        : roll_(roll)
        , yearStart_(schoolYearStart(today))
        , when_(when)
        , dice_(dice) {}

    void admit(std::string given, std::string family, std::string year, std::size_t group) {
        DemoPupil pupil;
        pupil.id = PupilId::make(when_, dice_);
        pupil.given = std::move(given);
        pupil.family = std::move(family);
        for (const auto& entry : shortNames)
            if (pupil.given == entry.given)
                pupil.knownAs = entry.known;
        const int number = year == "R" ? 0 : std::atoi(year.c_str());
        const auto birthYear = year_month_day{yearStart_}.year() - years{5 + number};
        pupil.born = sys_days{birthYear / September / 1} + days{dice_.between(0, 364)};
        const auto joined = static_cast<int>(year_month_day{yearStart_}.year()) - number;
        pupil.upn = makeUpn(roll_.shape.number, joined, ++serial_);
        pupil.year = std::move(year);
        pupil.group = group;
        names_.insert(pupil.given + ' ' + pupil.family);
        roll_.pupils.push_back(std::move(pupil));
    }
    /// Nobody has the name of another pupil, and no class has a given name twice.
    void admitSomebody(const std::string& year, std::size_t group, std::set<std::string>& givenInClass) {
        std::string given;
        std::string family;
        do {
            given = dice_.pick(givenNames());
            family = dice_.pick(familyNames());
        } while (names_.contains(given + ' ' + family) || givenInClass.contains(given));
        givenInClass.insert(given);
        admit(given, family, year, group);
    }

private:
    Roll& roll_;
    Day yearStart_;
    WallTime when_;
    Dice& dice_;
    std::set<std::string> names_;
    int serial_ = 0;
};

void giveNeeds(std::vector<DemoPupil>& pupils, const std::vector<std::size_t>& order, std::size_t& next,
               const std::vector<std::string>& needs, const char* provision, double perWeek) {
    for (const auto& need : needs) {
        auto& pupil = pupils[order[next++]];
        pupil.provision = provision;
        pupil.need = need;
        pupil.recordsPerWeek = perWeek;
    }
}

/// Six without photos and fourteen for school use only, the ten of Harbour Room counted in.
void giveConsents(Roll& roll, std::vector<std::size_t> order, Dice& dice) {
    const auto count = [&](const char* code) {
        return static_cast<std::size_t>(std::ranges::count(roll.pupils, code, &DemoPupil::consent));
    };
    // One pupil more ends without photos when her parents withdraw consent in the term.
    const bool withdrawal = roll.shape.provisionPlaces > 0;
    std::size_t none = (withdrawal ? 5 : 6) - std::min<std::size_t>(count("none"), 5);
    std::size_t school = 14 - count("school");
    shuffle(order, dice);
    for (const auto place : order) {
        auto& consent = roll.pupils[place].consent;
        if (none > 0) {
            consent = "none";
            --none;
        } else if (school > 0) {
            consent = "school";
            --school;
        } else if (dice.chance(0.2)) {
            consent = "website";
        }
    }
}

void admitHarbourRoom(Roll& roll, Admissions& admissions) {
    const auto harbour = static_cast<std::size_t>(roll.shape.classes);
    for (const auto& known : harbourPupils) {
        admissions.admit(known.given, known.family, known.year, harbour);
        auto& pupil = roll.pupils.back();
        pupil.provision = "E";
        pupil.need = known.need;
        pupil.consent = known.consent;
        pupil.story = known.story;
        pupil.recordsPerWeek = 8;
    }
    roll.pupils.back().secondNeed = "SLCN"; // the one pupil with two types
}
} // namespace

void addPupils(Roll& roll, Day today, WallTime when, Dice& dice) {
    const auto& shape = roll.shape;
    Admissions admissions(roll, today, when, dice);
    for (int group = 0; group < shape.classes; ++group) {
        std::set<std::string> givenInClass;
        const auto place = static_cast<std::size_t>(group);
        const auto year =
            shape.special ? std::to_string(1 + group * 11 / shape.classes) : roll.groups[place].year;
        for (int i = 0; i < shape.perClass; ++i)
            admissions.admitSomebody(year, place, givenInClass);
    }
    std::vector<std::size_t> order(roll.pupils.size());
    std::iota(order.begin(), order.end(), 0);
    auto shuffled = order;
    shuffle(shuffled, dice);
    std::size_t next = 0;
    if (shape.special) {
        giveNeeds(roll.pupils, shuffled, next, spread(specialNeeds), "E", 10);
    } else {
        giveNeeds(roll.pupils, shuffled, next, spread(plansInClass), "E", 4);
        giveNeeds(roll.pupils, shuffled, next, spread(sensupport), "K", 1);
    }
    if (shape.provisionPlaces > 0)
        admitHarbourRoom(roll, admissions);
    giveConsents(roll, order, dice);
    for (auto& pupil : roll.pupils)
        pupil.targets = chooseTargets(pupil, targetsOf(pupil), when, dice);
    if (!shape.special)
        roll.pupils[shuffled[0]].story = Story::OldPassport;
}

} // namespace jotter::demo
