#include "sync/server/admin/timetable/timetable_row.h"

#include "sync/server/admin/table/cell_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <optional>

namespace jotter::server {

namespace {
constexpr std::array lessonHeadings{KnownHeading{"day", "day"},
                                    KnownHeading{"weekday", "day"},
                                    KnownHeading{"dayofweek", "day"},
                                    KnownHeading{"dayname", "day"},
                                    KnownHeading{"week", "week"},
                                    KnownHeading{"weekab", "week"},
                                    KnownHeading{"timetableweek", "week"},
                                    KnownHeading{"from", "from"},
                                    KnownHeading{"start", "from"},
                                    KnownHeading{"starts", "from"},
                                    KnownHeading{"starttime", "from"},
                                    KnownHeading{"begins", "from"},
                                    KnownHeading{"to", "to"},
                                    KnownHeading{"end", "to"},
                                    KnownHeading{"ends", "to"},
                                    KnownHeading{"endtime", "to"},
                                    KnownHeading{"finish", "to"},
                                    KnownHeading{"finishtime", "to"},
                                    KnownHeading{"subject", "subject"},
                                    KnownHeading{"lesson", "subject"},
                                    KnownHeading{"course", "subject"},
                                    KnownHeading{"activity", "subject"},
                                    KnownHeading{"group", "group"},
                                    KnownHeading{"groupname", "group"},
                                    KnownHeading{"class", "group"},
                                    KnownHeading{"classname", "group"},
                                    KnownHeading{"form", "group"},
                                    KnownHeading{"teachinggroup", "group"},
                                    KnownHeading{"set", "group"},
                                    KnownHeading{"room", "room"},
                                    KnownHeading{"roomname", "room"},
                                    KnownHeading{"location", "room"},
                                    KnownHeading{"place", "room"},
                                    KnownHeading{"where", "room"},
                                    KnownHeading{"staff", "staff"},
                                    KnownHeading{"adults", "staff"},
                                    KnownHeading{"adult", "staff"},
                                    KnownHeading{"teacher", "staff"},
                                    KnownHeading{"teachername", "staff"},
                                    KnownHeading{"mainteacher", "staff"},
                                    KnownHeading{"ta", "staff"},
                                    KnownHeading{"tas", "staff"},
                                    KnownHeading{"teachingassistant", "staff"},
                                    KnownHeading{"supportstaff", "staff"},
                                    KnownHeading{"support", "staff"}};
constexpr std::array<std::string_view, 7> dayNames{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

/// "A", "B", "1", "2", "Week A".
std::optional<std::string> weekIn(const std::string& text) {
    auto plain = plainLetters(text, std::tolower);
    for (const std::string_view word : {"week", "wk"})
        if (plain.starts_with(word))
            plain.erase(0, word.size());
    if (plain.empty() || plain == "ab" || plain == "both" || plain == "all" || plain == "every")
        return "";
    if (plain == "a" || plain == "1")
        return "A";
    return plain == "b" || plain == "2" ? std::optional<std::string>("B") : std::nullopt;
}

struct DayOfWeek {
    int day = 0;
    std::string week;
};

/// "Monday", "Mon", "1"; a week may stand behind it, "Mon A", "TueB".
std::optional<DayOfWeek> dayIn(const std::string& text) {
    auto plain = plainLetters(text, std::tolower);
    if (plain.starts_with("weds"))
        plain.erase(3, 1);
    if (plain.size() == 1 && plain[0] >= '1' && plain[0] <= '7')
        return DayOfWeek{plain[0] - '0', {}};
    std::size_t same = 0;
    for (std::size_t i = 0; i < dayNames.size(); ++i) {
        const auto [mine, theirs] = std::ranges::mismatch(plain, dayNames[i]);
        same = static_cast<std::size_t>(mine - plain.begin());
        // Three letters tell the days apart, and Thurs and Tues are written as well.
        if (same < 3)
            continue;
        const auto week = weekIn(plain.substr(same));
        return week ? std::optional(DayOfWeek{static_cast<int>(i) + 1, *week}) : std::nullopt;
    }
    return std::nullopt;
}

/// "9:05", "09.05", "0905", "1:30 pm"; "10:40".
std::optional<std::string> timeIn(const std::string& text) {
    auto plain = plainLetters(text, std::tolower);
    int half = -1;
    for (const std::string_view word : {"am", "pm"})
        if (plain.ends_with(word)) {
            half = word == "pm" ? 12 : 0;
            plain.erase(plain.size() - word.size());
            break;
        }
    const auto mark = text.find_first_of(":.");
    // Seconds behind it are nobody's.
    if (std::ranges::count(text, ':') == 2 && plain.size() > 2)
        plain.erase(plain.size() - 2);
    if (mark == std::string::npos && plain.size() <= 2)
        plain += "00";
    const auto number = smallNumber(plain);
    if (!number || plain.size() < 3)
        return std::nullopt;
    int hour = *number / 100;
    const int minute = *number % 100;
    if (half >= 0 && (hour < 1 || hour > 12))
        return std::nullopt;
    if (half >= 0)
        hour = hour % 12 + half;
    if (hour > 23 || minute > 59)
        return std::nullopt;
    std::array<char, 16> written{};
    std::snprintf(written.data(), written.size(), "%02d:%02d", hour, minute);
    return written.data();
}

/// "Joy Okonjo; TP", with any of the marks that separate people.
void addPeople(const std::string& cell, std::vector<std::string>& people) {
    std::string name;
    for (const char c : cell + ";") {
        if (std::string_view(";,/&+\n").find(c) == std::string_view::npos) {
            name += c;
            continue;
        }
        const auto first = name.find_first_not_of(' ');
        if (first != std::string::npos)
            people.push_back(name.substr(first, name.find_last_not_of(' ') - first + 1));
        name.clear();
    }
}
} // namespace

Expected<TimetableHeadings> TimetableHeadings::match(const std::vector<std::string>& heading,
                                                     const std::vector<std::string>& said) {
    return Headings::match(heading, said, lessonHeadings, "staff")
        .and_then([](Headings matched) -> Expected<TimetableHeadings> {
            for (const std::string_view field : {"day", "from", "to", "group"})
                if (!matched.has(field))
                    return fail(
                        "no_lessons", ErrorCategory::Input,
                        "A timetable has columns of the day, of the time from and to, and of the group; "
                        "name one that was not found with --map Heading=day, from, to or group.");
            return TimetableHeadings(std::move(matched));
        });
}

TimetableReading readLesson(const CsvTable::Row& row, const TimetableHeadings& headings) {
    if (std::ranges::any_of(row.cells, [](const std::string& text) { return text.size() > longestCell; }))
        return cellTooLong;
    const auto cell = [&](std::string_view field) { return headings.cell(row, field); };
    const auto day = dayIn(cell("day"));
    if (!day)
        return "The day is none of Monday to Sunday.";
    const auto week = weekIn(cell("week"));
    if (!week || (!week->empty() && !day->week.empty() && *week != day->week))
        return "The week is neither A nor B nor every week.";
    const auto from = timeIn(cell("from"));
    const auto to = timeIn(cell("to"));
    if (!from || !to)
        return "A time is written as 10:40, and this row has another one, or none.";
    if (*to <= *from)
        return "The lesson ends before it begins.";
    TimetableLesson lesson{.day = day->day,
                           .week = week->empty() ? day->week : *week,
                           .from = *from,
                           .to = *to,
                           .subject = cell("subject"),
                           .group = cell("group"),
                           .room = cell("room")};
    if (lesson.group.empty())
        return "The group is missing.";
    for (const auto& people : headings.cells(row, "staff"))
        addPeople(people, lesson.staff);
    return lesson;
}

} // namespace jotter::server
