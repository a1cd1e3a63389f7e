#include "sync/server/admin/commands/rows.h"

#include "sync/server/admin/commands/opened.h"

#include <iostream>

namespace jotter::server {

using nlohmann::json;

namespace {
std::string wordFor(RowOutcome::Kind kind) {
    switch (kind) {
    case RowOutcome::Kind::New:
        return "new";
    case RowOutcome::Kind::Changed:
        return "changed";
    case RowOutcome::Kind::Same:
        return "same";
    default:
        return "refused";
    }
}

void showToPeople(const RowsReport& report, const json& rows) {
    const auto& summary = report.summary;
    print(rows, {"row", "what", "detail"}, false);
    std::cout << (report.dryRun ? "Would record: " : "Recorded: ") << summary["new"] << " new, "
              << summary["changed"] << " changed, " << report.besides << "; " << summary["same"]
              << " as they were, " << summary["refused"] << " refused.\n";
    for (const auto& heading : summary["columns_passed_over"])
        std::cout << "Passed over: " << heading.get<std::string>() << "\n";
    if (report.dryRun)
        std::cout << "Nothing was recorded; the same command without --dry-run does.\n";
}
} // namespace

json countsOf(const std::vector<RowOutcome>& outcomes) {
    json counts{{"new", 0}, {"changed", 0}, {"same", 0}, {"refused", 0}};
    for (const auto& outcome : outcomes) {
        auto& count = counts[wordFor(outcome.kind)];
        count = count.get<int>() + 1;
    }
    return counts;
}

Expected<void> showRows(const RowsReport& report, bool forPrograms) {
    json rows = json::array();
    for (const auto& outcome : report.outcomes)
        if (forPrograms || outcome.kind != RowOutcome::Kind::Same)
            rows.push_back(
                {{"row", outcome.row}, {"what", wordFor(outcome.kind)}, {"detail", outcome.detail}});
    if (forPrograms)
        print({{"rows", rows}, {"summary", report.summary}, {"dry_run", report.dryRun}}, {}, true);
    else
        showToPeople(report, rows);
    if (report.summary["refused"] != 0)
        return fail(
            "rows_refused", ErrorCategory::Input,
            "Some rows were refused; mend them in the file and import it again, the rest stays as it is.");
    return {};
}

} // namespace jotter::server
