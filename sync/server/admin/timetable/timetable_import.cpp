#include "sync/server/admin/timetable/timetable_import.h"

#include "sync/server/admin/entity_fields.h"
#include "sync/server/admin/table/cell_text.h"

#include <algorithm>
#include <cctype>

namespace jotter::server {

using nlohmann::json;

namespace {
constexpr auto streamOfLessons = "school";

std::string keyOf(int day, const std::string& week, const std::string& from, const std::string& group,
                  const std::string& subject) {
    return std::to_string(day) + "\n" + week + "\n" + from + "\n" + group + "\n" +
           plainLetters(subject, std::tolower);
}

std::string keyOf(const EntityState& lesson) {
    const auto& day = lesson.value("day");
    return keyOf(day.is_number_integer() ? day.get<int>() : 0, textOf(lesson, "week"), textOf(lesson, "from"),
                 textOf(lesson, "group"), textOf(lesson, "subject"));
}

bool isTaught(const EntityState& lesson) {
    return !lesson.retracted && lesson.value("active") != false;
}

tl::unexpected<Error> badDate() {
    return fail("bad_date", ErrorCategory::Input,
                "A date is written as 2026-09-07 or 07/09/2026, and days without lessons as one date or as "
                "FROM..TO.");
}

/// "FROM..TO", or one day.
Expected<json> closedDays(const std::string& text) {
    const auto dots = text.find("..");
    const auto first = isoDate(text.substr(0, dots));
    const auto last = dots == std::string::npos ? first : isoDate(text.substr(dots + 2));
    if (!first || !last || *last < *first)
        return badDate();
    return json{{"from", *first}, {"to", *last}};
}
} // namespace

TimetableImport::TimetableImport(Office& office, Entities lessons, Entities timetables, SchoolNames names)
    : office_(&office)
    , lessons_(std::move(lessons))
    , timetableId_(timetables.empty() ? office.newEntity() : timetables.begin()->first)
    , timetable_(timetables.empty() ? EntityState{} : timetables.begin()->second)
    , names_(std::move(names)) {
    // One that is taught comes before one of the same key that has ended.
    for (const auto& [id, lesson] : lessons_)
        if (isTaught(lesson))
            byKey_.emplace(keyOf(lesson), id);
    for (const auto& [id, lesson] : lessons_)
        if (!lesson.retracted)
            byKey_.emplace(keyOf(lesson), id);
}

Expected<TimetableImport> TimetableImport::prepare(Log& log, Office& office) {
    auto lessons = entitiesInSchool(log, "lesson");
    auto timetables = entitiesInSchool(log, "timetable");
    const auto groups = entitiesInSchool(log, "group");
    const auto adults = entitiesInSchool(log, "adult");
    if (!lessons || !timetables || !groups || !adults)
        return fail("database_failed", ErrorCategory::Storage, "The school's records cannot be read.");
    return TimetableImport(office, std::move(*lessons), std::move(*timetables), {*groups, *adults});
}

Expected<void> TimetableImport::planDates(const TimetableDates& dates) {
    json fields = json::object();
    for (const auto& text : dates.weeksA) {
        const auto day = isoDate(text);
        if (!day)
            return badDate();
        fields["weeks_a"].push_back(*day);
    }
    for (const auto& text : dates.closed) {
        auto days = closedDays(text);
        if (!days)
            return tl::make_unexpected(days.error());
        fields["closed"].push_back(std::move(*days));
    }
    for (const auto* name : {"weeks_a", "closed"})
        if (fields.contains(name) && timetable_.value(name) == fields[name])
            fields.erase(name);
    return fields.empty() ? Expected<void>{} : add("timetable", timetableId_, timetable_, fields).map([&] {
        timetable_.apply(records_.back().change);
    });
}

bool TimetableImport::knowsWeeks() const {
    return timetable_.value("weeks_a").is_array() && !timetable_.value("weeks_a").empty();
}

Expected<void> TimetableImport::plan(const CsvTable& table, const TimetableHeadings& headings,
                                     bool othersStay) {
    for (const auto& row : table.rows) {
        auto outcome = planRow(row, headings);
        if (!outcome)
            return tl::make_unexpected(outcome.error());
        outcomes_.push_back(std::move(*outcome));
    }
    const bool whole = std::ranges::none_of(
        outcomes_, [](const RowOutcome& outcome) { return outcome.kind == RowOutcome::Kind::Refused; });
    return whole && !othersStay ? endOthers() : Expected<void>{};
}

Expected<RowOutcome> TimetableImport::planRow(const CsvTable::Row& row, const TimetableHeadings& headings) {
    const auto read = readLesson(row, headings);
    const auto refused = [&](std::string why) {
        return RowOutcome{row.number, RowOutcome::Kind::Refused, std::move(why)};
    };
    if (const auto* why = std::get_if<std::string>(&read))
        return refused(*why);
    const auto& lesson = std::get<TimetableLesson>(read);
    if (!lesson.week.empty() && !knowsWeeks())
        return refused("Which week is A has not been said; add --week-a with a day in one.");
    const auto group = names_.group(lesson.group);
    if (!group)
        return refused("There is no one group of that name; `group list` says how they are called.");
    std::set<std::string> staff;
    for (const auto& name : lesson.staff) {
        const auto adult = names_.adult(name);
        if (!adult)
            return refused(
                "An adult in this row is not known by that name, or two are; `adult list` says how "
                "they are called.");
        staff.insert(adult->toString());
    }
    const auto key = keyOf(lesson.day, lesson.week, lesson.from, group->toString(), lesson.subject);
    if (const auto [before, first] = rowOfKey_.emplace(key, row.number); !first)
        return refused("The same lesson stands in row " + std::to_string(before->second) + " already.");
    return planLesson({row.number, RowOutcome::Kind::Same, {}}, lesson, group->toString(), staff);
}

Expected<RowOutcome> TimetableImport::planLesson(RowOutcome outcome, const TimetableLesson& lesson,
                                                 const std::string& group, json staff) {
    const json wanted{{"day", lesson.day},   {"week", lesson.week},       {"from", lesson.from},
                      {"to", lesson.to},     {"subject", lesson.subject}, {"group", group},
                      {"room", lesson.room}, {"staff", std::move(staff)}, {"active", true}};
    const auto known = byKey_.find(keyOf(lesson.day, lesson.week, lesson.from, group, lesson.subject));
    if (known == byKey_.end()) {
        outcome.kind = RowOutcome::Kind::New;
        return add("lesson", office_->newEntity(), {}, wanted).map([&] { return outcome; });
    }
    auto& state = lessons_[known->second];
    json fields = json::object();
    for (const auto& [name, value] : wanted.items()) {
        if (state.value(name) == value)
            continue;
        fields[name] = value;
        outcome.detail += (outcome.detail.empty() ? "" : ", ") + name;
    }
    if (fields.empty())
        return outcome;
    outcome.kind = RowOutcome::Kind::Changed;
    return add("lesson", known->second, state, fields).map([&] { return outcome; });
}

Expected<void> TimetableImport::endOthers() {
    const json over{{"active", false}};
    for (const auto& [id, lesson] : lessons_) {
        const auto known = byKey_.find(keyOf(lesson));
        const bool stays = known != byKey_.end() && known->second == id && rowOfKey_.contains(known->first);
        if (stays || !isTaught(lesson))
            continue;
        if (const auto added = add("lesson", id, lesson, over); !added)
            return added;
        ++ended_;
    }
    return {};
}

Expected<void> TimetableImport::add(const std::string& type, EntityId entity, const EntityState& state,
                                    const json& fields) {
    return office_->make(type, streamOfLessons, entity, fields, seenBy(state, fields))
        .map([&](SealedChange made) { records_.push_back(std::move(made)); });
}

Expected<void> TimetableImport::keep() {
    return office_->keep(std::exchange(records_, {}));
}

} // namespace jotter::server
