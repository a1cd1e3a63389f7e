#include "assets/demo/people/week.h"

#include <array>
#include <string_view>

namespace jotter::demo {

using nlohmann::json;

namespace {
constexpr std::size_t daysOfWeek = 5;

struct Period {
    const char* from;
    const char* to;
    bool morning;
};
constexpr std::array periods{Period{"09:00", "10:00", true}, Period{"10:00", "10:45", true},
                             Period{"11:00", "12:00", true}, Period{"13:00", "14:00", false},
                             Period{"14:00", "15:15", false}};
constexpr std::array<std::string_view, 2> mornings{"English", "Maths"};
constexpr std::array<std::string_view, 6> others{"Science", "Art", "Topic", "RE", "Computing", "PSHE"};
constexpr auto hall = "Hall";

/// Two assistants work across two classes: one in the morning, the other one after lunch.
json staffOf(const Roll& roll, std::size_t group, bool morning) {
    json staff = json::array();
    for (const auto adult : roll.groups[group].staff) {
        const auto& groups = roll.adults[adult].groups;
        if (groups.size() != 2 || (groups[morning ? 0 : 1] == group))
            staff.push_back(roll.adults[adult].id.toString());
    }
    return staff;
}

struct TaughtSubject {
    std::string_view name;
    bool inHall = false;
};

/// Of a group, on a day from 0, in a period from 0.
TaughtSubject subjectOf(std::size_t group, std::size_t day, std::size_t period) {
    constexpr std::size_t phonics = 1;
    if (period == phonics)
        return {"Phonics"};
    if (periods[period].morning)
        return {mornings[(group + day + period / 2) % mornings.size()]};
    const auto hour = day * 2 + (period - 3);
    if (hour == group % 10)
        return {"PE", true};
    if (hour == (group + 5) % 10)
        return {"Music", group % 2 == 0};
    return {others[(group + hour) % others.size()]};
}
} // namespace

std::vector<json> lessonsOfWeek(const Roll& roll) {
    std::vector<json> lessons;
    for (std::size_t group = 0; group < roll.groups.size(); ++group) {
        const auto& of = roll.groups[group];
        for (std::size_t day = 0; day < daysOfWeek; ++day)
            for (std::size_t period = 0; period < periods.size(); ++period) {
                const auto& time = periods[period];
                const auto subject = subjectOf(group, day, period);
                json lesson{{"day", day + 1},
                            {"week", ""},
                            {"from", time.from},
                            {"to", time.to},
                            {"subject", subject.name},
                            {"group", of.id.toString()},
                            {"room", subject.inHall ? hall : of.name},
                            {"staff", staffOf(roll, group, time.morning)},
                            {"active", true}};
                const bool swims = of.kind == "provision" && day == 3 && period + 1 == periods.size();
                if (swims) {
                    lesson["week"] = "B";
                    lessons.push_back(lesson);
                    lesson["week"] = "A";
                    lesson["subject"] = "Swimming";
                    lesson["room"] = "Pool";
                }
                lessons.push_back(std::move(lesson));
            }
    }
    return lessons;
}

} // namespace jotter::demo
