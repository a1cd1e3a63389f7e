#include "app/store/reading/timetable_reader.h"

#include "sync/change/change.h"

namespace jotter::store::read {

using nlohmann::json;

namespace {
/// "10:40"
std::optional<std::chrono::minutes> timeOfDay(const std::string& text) {
    const auto time = fromIso("1970-01-01T" + text + ":00Z");
    return time ? std::optional(std::chrono::floor<std::chrono::minutes>(time->time_since_epoch()))
                : std::nullopt;
}

/// "2026-09-07"
std::optional<domain::SchoolDay> schoolDay(const json& text) {
    const auto day = text.is_string() ? fromIso(text.get<std::string>() + "T00:00:00Z")
                                      : fail("bad_time", ErrorCategory::Input, "That is not a day.");
    return day ? std::optional(
                     domain::SchoolDay{std::chrono::floor<std::chrono::days>(day->time_since_epoch())})
               : std::nullopt;
}

std::vector<AdultId> staffIn(const std::string& text) {
    std::vector<AdultId> staff;
    for (const auto& id : json::parse(text, nullptr, false))
        if (const auto adult = AdultId::parse(id.is_string() ? id.get<std::string>() : ""))
            staff.push_back(*adult);
    return staff;
}

std::optional<domain::Lesson> readLesson(const Prepared& row) {
    const auto from = timeOfDay(row.text(3));
    const auto to = timeOfDay(row.text(4));
    const auto group = domain::GroupId::parse(row.text(6));
    if (!from || !to || *to <= *from || !group)
        return std::nullopt;
    return domain::Lesson{.id = row.id<domain::LessonId>(0),
                          .day = static_cast<int>(row.integer(1)),
                          .week = row.text(2),
                          .from = *from,
                          .to = *to,
                          .subject = row.text(5),
                          .group = *group,
                          .room = row.text(7),
                          .staff = staffIn(row.text(8))};
}

void readDays(const std::string& weeksA, const std::string& closed, domain::Timetable& timetable) {
    for (const auto& text : json::parse(weeksA, nullptr, false))
        if (const auto day = schoolDay(text))
            timetable.weeksA.push_back(*day);
    for (const auto& days : json::parse(closed, nullptr, false)) {
        if (!days.is_object())
            continue;
        const auto first = schoolDay(days.value("from", json()));
        const auto last = schoolDay(days.value("to", json()));
        if (first && last)
            timetable.closed.push_back({*first, *last});
    }
}
} // namespace

domain::Timetable timetable(Connection& connection) {
    domain::Timetable timetable;
    auto lessons = connection.query(
        "SELECT id, day, week, coalesce(from_time, ''), coalesce(to_time, ''), coalesce(subject, ''), "
        "coalesce(member_of, ''), room, staff FROM lesson WHERE active");
    while (lessons.next())
        if (auto lesson = readLesson(lessons))
            timetable.lessons.push_back(std::move(*lesson));
    auto days = connection.query("SELECT weeks_a, closed FROM timetable ORDER BY id");
    while (days.next())
        readDays(days.text(0), days.text(1), timetable);
    return timetable;
}

} // namespace jotter::store::read
