#include "sync/server/admin/commands/groups.h"
#include "sync/server/admin/commands/opened.h"
#include "sync/server/admin/commands/rows.h"
#include "sync/server/admin/directory.h"
#include "sync/server/admin/entity_fields.h"
#include "sync/server/admin/timetable/timetable_import.h"

#include <algorithm>
#include <iostream>

namespace jotter::server {

namespace {
using nlohmann::json;

struct TimetableOptions {
    std::filesystem::path file;
    std::vector<std::string> map;
    TimetableDates dates;
    bool othersStay = false;
    bool dryRun = false;
};

Expected<void> importTimetable(Opened& opened, const Settings& settings, const TimetableOptions& options) {
    const auto table = CsvTable::read(options.file);
    if (!table)
        return tl::make_unexpected(table.error());
    const auto headings = TimetableHeadings::match(table->heading, options.map);
    if (!headings)
        return tl::make_unexpected(headings.error());
    auto office = opened.office();
    auto import = TimetableImport::prepare(opened.school->log(), office);
    if (!import)
        return tl::make_unexpected(import.error());
    const auto planned = import->planDates(options.dates).and_then([&] {
        return import->plan(*table, *headings, options.othersStay);
    });
    if (!planned)
        return planned;
    auto summary = countsOf(import->outcomes());
    summary["ended"] = import->ended();
    summary["columns_passed_over"] = headings->passedOver();
    if (!options.dryRun) {
        const auto kept = opened.audited(
            "timetable.import",
            {{"new", summary["new"]}, {"changed", summary["changed"]}, {"ended", summary["ended"]}},
            [&] { return import->keep(); });
        if (!kept)
            return kept;
    }
    return showRows({import->outcomes(), summary, std::to_string(import->ended()) + " ended", options.dryRun},
                    settings.json);
}

std::string namesOf(const json& ids, const Entities& entities, const char* field) {
    std::string names;
    for (const auto& id : ids) {
        const auto entity = EntityId::parse(id.is_string() ? id.get<std::string>() : "");
        const auto known = entity ? entities.find(*entity) : entities.end();
        names += (names.empty() ? "" : ", ") + (known == entities.end() ? "?" : textOf(known->second, field));
    }
    return names;
}

Expected<void> listTimetable(Opened& opened, const Settings& settings) {
    auto& log = opened.school->log();
    const auto lessons = entitiesInSchool(log, "lesson");
    const auto groups = entitiesInSchool(log, "group");
    const auto adults = entitiesInSchool(log, "adult");
    if (!lessons || !groups || !adults)
        return fail("database_failed", ErrorCategory::Storage, "The school's records cannot be read.");
    std::vector<json> rows;
    for (const auto& [id, lesson] : *lessons) {
        if (lesson.retracted || lesson.value("active") == false)
            continue;
        json row{{"id", id.toString()},
                 {"group", namesOf(json::array({lesson.value("group")}), *groups, "name")},
                 {"staff", namesOf(lesson.value("staff"), *adults, "initials")}};
        for (const auto* field : {"day", "week", "from", "to", "subject", "room"})
            row[field] = lesson.value(field);
        rows.push_back(std::move(row));
    }
    std::ranges::sort(rows, {}, [](const json& row) {
        return std::tuple(row["group"], row["week"], row["day"], row["from"], row["id"]);
    });
    print(rows, {"group", "week", "day", "from", "to", "subject", "room", "staff"}, settings.json);
    return {};
}
} // namespace

void addTimetableCommands(CommandLine& line) {
    auto& timetable = line.group("timetable", "The school's week of lessons, on which boards open");
    const auto options = std::make_shared<TimetableOptions>();
    auto& import = line.add(timetable, "import", "Brings the timetable in from a spreadsheet saved as CSV",
                            onSchool([options](Opened& opened, const Settings& settings) {
                                return importTimetable(opened, settings, *options);
                            }));
    import.add_option("file", options->file, "The spreadsheet")->required()->transform(absolutePath());
    import.add_option("--map", options->map, "Heading=field, for a heading that is not known");
    import.add_option(
        "--week-a", options->dates.weeksA,
        "A day in a week A, from which weeks are A, B, A, …; one after each holiday is allowed");
    import.add_option("--closed", options->dates.closed,
                      "A day without lessons, or FROM..TO; several are allowed");
    import.add_flag("--others-stay", options->othersStay,
                    "The file is a part of the timetable: lessons that it does not have stay");
    import.add_flag("--dry-run", options->dryRun, "Says what it would record, and records nothing");
    line.add(timetable, "list", "Every lesson", onSchool(listTimetable));
}

} // namespace jotter::server
