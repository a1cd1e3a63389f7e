#pragma once

#include "sync/server/admin/table/headings.h"

#include <string>
#include <variant>
#include <vector>

namespace jotter::server {

/// What a column of a timetable is about: "day", "week", "from", "to", "subject", "group", "room", and
/// "staff", which may have several columns.
class TimetableHeadings : public Headings {
public:
    /// Matches headings loosely; `said` are the operator's own, "Heading=field". `Input` "bad_heading", and
    /// "no_lessons" when day, times or group have no column.
    [[nodiscard]] static Expected<TimetableHeadings> match(const std::vector<std::string>& heading,
                                                           const std::vector<std::string>& said);

private:
    explicit TimetableHeadings(Headings matched)
        : Headings(std::move(matched)) {}
};

/// A row as it was understood; group and staff still as they were written.
struct TimetableLesson {
    int day = 0;              ///< 1 = Monday
    std::string week{};       ///< "A", "B" or empty
    std::string from{}, to{}; ///< "10:40"
    std::string subject{}, group{}, room{};
    std::vector<std::string> staff{}; ///< names or initials
};

/// A lesson, or the sentence that says why there is none in the row. The sentence names nobody.
using TimetableReading = std::variant<TimetableLesson, std::string>;
[[nodiscard]] TimetableReading readLesson(const CsvTable::Row& row, const TimetableHeadings& headings);

} // namespace jotter::server
