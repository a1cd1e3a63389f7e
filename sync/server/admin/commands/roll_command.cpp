#include "sync/server/admin/commands/groups.h"
#include "sync/server/admin/commands/opened.h"
#include "sync/server/admin/commands/rows.h"
#include "sync/server/admin/roll/roll_import.h"

#include <algorithm>
#include <iostream>

namespace jotter::server {

namespace {
using nlohmann::json;

struct RollOptions {
    std::filesystem::path file;
    std::vector<std::string> map;
    bool dryRun = false;
};

json summaryOf(const RollImport& import, const RollHeadings& headings) {
    auto summary = countsOf(import.outcomes());
    summary["new_groups"] = import.newGroups();
    summary["columns_passed_over"] = headings.passedOver();
    return summary;
}

Expected<void> importRoll(Opened& opened, const Settings& settings, const RollOptions& options) {
    const auto table = CsvTable::read(options.file);
    if (!table)
        return tl::make_unexpected(table.error());
    const auto headings = RollHeadings::match(table->heading, options.map);
    if (!headings)
        return tl::make_unexpected(headings.error());
    auto office = opened.office();
    auto import = RollImport::prepare(*opened.school, office, opened.clock);
    if (!import)
        return tl::make_unexpected(import.error());
    if (const auto planned = import->plan(*table, *headings); !planned)
        return planned;
    const auto summary = summaryOf(*import, *headings);
    if (!options.dryRun) {
        const auto kept = opened.audited("import", {{"new", summary["new"]}, {"changed", summary["changed"]}},
                                         [&] { return import->keep(); });
        if (!kept)
            return kept;
    }
    return showRows(
        {import->outcomes(), summary, std::to_string(import->newGroups()) + " new classes", options.dryRun},
        settings.json);
}
} // namespace

void addRollCommand(CommandLine& line) {
    const auto options = std::make_shared<RollOptions>();
    auto& command = line.add("import", "Brings pupils and classes in from a spreadsheet saved as CSV",
                             onSchool([options](Opened& opened, const Settings& settings) {
                                 return importRoll(opened, settings, *options);
                             }));
    command.add_option("file", options->file, "The spreadsheet")->required()->transform(absolutePath());
    command.add_option("--map", options->map, "Heading=field, for a heading that is not known");
    command.add_flag("--dry-run", options->dryRun, "Says what it would record, and records nothing");
}

} // namespace jotter::server
