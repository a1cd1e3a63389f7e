#include "app/domain/timetable.h"

#include <algorithm>
#include <tuple>

namespace jotter::domain {

using namespace std::chrono;

namespace {
template <class T>
bool holdsOne(const std::vector<T>& list, const T& one) {
    return std::ranges::find(list, one) != list.end();
}

SchoolDay mondayOf(SchoolDay day) {
    return day - (weekday{day} - Monday);
}

bool isClosed(const Timetable& timetable, SchoolDay day) {
    return std::ranges::any_of(timetable.closed, [&](const ClosedDays& closed) {
        return closed.first <= day && day <= closed.last;
    });
}

/// "A" or "B"; empty where the school has not said.
std::string weekOf(const Timetable& timetable, SchoolDay day) {
    if (timetable.weeksA.empty())
        return {};
    auto counted = std::ranges::min(timetable.weeksA);
    for (const auto begins : timetable.weeksA)
        if (mondayOf(begins) <= day)
            counted = std::max(counted, begins);
    const auto passed = (mondayOf(day) - mondayOf(counted)).count() / days{weeks{1}}.count();
    return passed % 2 == 0 ? "A" : "B";
}
} // namespace

std::vector<Sitting> lessonsToday(const Timetable& timetable, const LessonStaff& staff, WallTime now) {
    const auto today = floor<days>(schoolTime(now));
    std::vector<Sitting> sittings;
    if (isClosed(timetable, today))
        return sittings;
    const auto day = static_cast<int>(weekday{today}.iso_encoding());
    const auto week = weekOf(timetable, today);
    for (const auto& lesson : timetable.lessons) {
        const bool named = holdsOne(lesson.staff, staff.adult);
        const bool theirs = named || (lesson.staff.empty() && holdsOne(staff.groups, lesson.group));
        if (theirs && lesson.day == day && (lesson.week.empty() || lesson.week == week))
            sittings.push_back({lesson, named, wallTime(today + lesson.from), wallTime(today + lesson.to)});
    }
    std::ranges::sort(sittings, [](const Sitting& a, const Sitting& b) {
        return std::tie(a.begins, a.ends, a.lesson.id) < std::tie(b.begins, b.ends, b.lesson.id);
    });
    return sittings;
}

std::optional<Sitting> lessonNow(const std::vector<Sitting>& today, WallTime now) {
    const Sitting* meant = nullptr;
    for (const auto& sitting : today) {
        if (now < sitting.begins || sitting.ends <= now)
            continue;
        // They come in the order of their time: of two that began together the shorter stands first.
        if (!meant || std::tie(meant->named, meant->begins) < std::tie(sitting.named, sitting.begins))
            meant = &sitting;
    }
    if (meant)
        return *meant;
    for (const auto& sitting : today) {
        if (sitting.begins <= now || sitting.begins - now > beforeTheBell)
            continue;
        if (!meant || (sitting.begins == meant->begins && sitting.named && !meant->named))
            meant = &sitting;
    }
    return meant ? std::optional(*meant) : std::nullopt;
}

BoardOpening openBoard(const std::vector<Sitting>& today, const std::vector<GroupId>& groups,
                       const std::optional<BoardChoice>& choice, WallTime now) {
    const bool known = choice && holdsOne(groups, choice->group);
    if (known && choice->holds(now)) {
        const auto chosen = std::ranges::find_if(
            today, [&](const Sitting& sitting) { return sitting.lesson.id == choice->lesson; });
        return {choice->group, chosen == today.end() ? std::nullopt : std::optional(*chosen), true};
    }
    auto theirs = today;
    std::erase_if(theirs, [&](const Sitting& sitting) { return !holdsOne(groups, sitting.lesson.group); });
    if (const auto sitting = lessonNow(theirs, now))
        return {sitting->lesson.group, sitting, false};
    return {known ? choice->group : groups.front(), std::nullopt, false};
}

} // namespace jotter::domain
