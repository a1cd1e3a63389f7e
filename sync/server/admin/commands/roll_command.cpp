#include "sync/server/admin/commands/groups.h"
#include "sync/server/admin/commands/opened.h"
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

std::string wordFor(RollOutcome::Kind kind) {
    switch (kind) {
    case RollOutcome::Kind::New:
        return "new";
    case RollOutcome::Kind::Changed:
        return "changed";
    case RollOutcome::Kind::Same:
        return "same";
    default:
        return "refused";
    }
}

json summaryOf(const RollImport& import, const RollHeadings& headings) {
    json summary{{"new", 0}, {"changed", 0}, {"same", 0}, {"refused", 0}};
    for (const auto& outcome : import.outcomes()) {
        auto& count = summary[wordFor(outcome.kind)];
        count = count.get<int>() + 1;
    }
    summary["new_groups"] = import.newGroups();
    summary["columns_passed_over"] = headings.passedOver();
    return summary;
}

/// Rows by number and no names: it may end up in a terminal's history.
void show(const RollImport& import, const json& summary, bool dryRun, bool forPrograms) {
    json rows = json::array();
    for (const auto& outcome : import.outcomes())
        if (forPrograms || outcome.kind != RollOutcome::Kind::Same)
            rows.push_back(
                {{"row", outcome.row}, {"what", wordFor(outcome.kind)}, {"detail", outcome.detail}});
    if (forPrograms) {
        print({{"rows", rows}, {"summary", summary}, {"dry_run", dryRun}}, {}, true);
        return;
    }
    print(rows, {"row", "what", "detail"}, false);
    std::cout << (dryRun ? "Would record: " : "Recorded: ") << summary["new"] << " new, "
              << summary["changed"] << " changed, " << summary["new_groups"] << " new classes; "
              << summary["same"] << " as they were, " << summary["refused"] << " refused.\n";
    for (const auto& heading : summary["columns_passed_over"])
        std::cout << "Passed over: " << heading.get<std::string>() << "\n";
    if (dryRun)
        std::cout << "Nothing was recorded; the same command without --dry-run does.\n";
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
    show(*import, summary, options.dryRun, settings.json);
    if (summary["refused"] != 0)
        return fail(
            "rows_refused", ErrorCategory::Input,
            "Some rows were refused; mend them in the file and import it again, the rest stays as it is.");
    return {};
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
