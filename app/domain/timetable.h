#pragma once

#include "app/domain/ids.h"
#include "app/domain/school_time.h"

#include <optional>
#include <string>
#include <vector>

namespace jotter::domain {

/// A lesson of the school's week.
struct Lesson {
    LessonId id{};
    int day = 0;                  ///< 1 = Monday … 7 = Sunday
    std::string week{};           ///< "A" or "B" where two weeks take turns; empty = every week
    std::chrono::minutes from{0}; ///< since midnight, by the school's clock
    std::chrono::minutes to{0};   ///< after `from`
    std::string subject{};
    GroupId group{};
    std::string room{};           ///< its name; may be empty
    std::vector<AdultId> staff{}; ///< nobody: whoever works with the group
};

/// The days from `first` to `last`, both of them.
struct ClosedDays {
    SchoolDay first{};
    SchoolDay last{};
};

struct Timetable {
    std::vector<Lesson> lessons{};
    /// Days in weeks A. From each on, weeks are A, B, A, … anew, so that a school says how it goes on after
    /// a holiday.
    std::vector<SchoolDay> weeksA{};
    std::vector<ClosedDays> closed{};
};

/// A lesson on a day.
struct Sitting {
    Lesson lesson{};
    bool named = false; ///< the adult is named, and not there for the group alone
    WallTime begins{};
    WallTime ends{};
};

/// Whose lessons: an adult, and the groups that this adult works with.
struct LessonStaff {
    AdultId adult{};
    std::vector<GroupId> groups{};
};

/// This adult's lessons on the school's day of `now`, in the order of their time. None on closed days, and
/// none of a week A or B where the school has not said which week is A.
[[nodiscard]] std::vector<Sitting> lessonsToday(const Timetable& timetable, const LessonStaff& staff,
                                                WallTime now);

/// So long before it begins a lesson is the one that is meant: who comes in the break before it prepares it.
inline constexpr std::chrono::minutes beforeTheBell{15};

/// The lesson that runs, else the next one when it begins within `beforeTheBell`. Of several at once: one in
/// which the adult is named, then the one that began last (a group taken out of a class), then the shortest.
[[nodiscard]] std::optional<Sitting> lessonNow(const std::vector<Sitting>& today, WallTime now);

/// What an adult chose on the board instead of what the timetable says.
struct BoardChoice {
    GroupId group{};
    LessonId lesson{};                  ///< null when a group alone was chosen
    std::optional<std::string> place{}; ///< where the lesson is instead of in its room; empty: nowhere said
    WallTime made{};
    WallTime until{};

    /// It counts before the timetable. Not for a clock that was put back to before it was made.
    [[nodiscard]] bool holds(WallTime now) const { return made <= now && now < until; }
};

/// What the board shows when it opens.
struct BoardOpening {
    GroupId group{};
    std::optional<Sitting> sitting{};
    bool chosen = false; ///< by the adult, and it still holds
};

/// The choice while it holds, else the timetable, else the last choice, else the first group; of these
/// `groups` alone, of which there is one at least.
[[nodiscard]] BoardOpening openBoard(const std::vector<Sitting>& today, const std::vector<GroupId>& groups,
                                     const std::optional<BoardChoice>& choice, WallTime now);

} // namespace jotter::domain
