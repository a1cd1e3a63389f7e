#pragma once

#include "sync/change/error.h"
#include "sync/server/admin/table/row_outcome.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace jotter::server {

/// How many rows are new, changed, the same, refused.
[[nodiscard]] nlohmann::json countsOf(const std::vector<RowOutcome>& outcomes);

/// What an import of a table did, or would do.
struct RowsReport {
    const std::vector<RowOutcome>& outcomes;
    const nlohmann::json& summary; ///< `countsOf`, "columns_passed_over", and what else programs want to know
    std::string besides;           ///< "2 new classes"
    bool dryRun = false;
};

/// Shows rows by their number and no names: it may end up in a terminal's history. `Input` "rows_refused"
/// when a row was.
[[nodiscard]] Expected<void> showRows(const RowsReport& report, bool forPrograms);

} // namespace jotter::server
