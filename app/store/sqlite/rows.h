#pragma once

#include "app/store/sqlite/prepared.h"

namespace jotter::store {

/// The numbers in the first column, read to the end: who changes rows does not do so under a statement that
/// still reads them.
[[nodiscard]] inline std::vector<std::int64_t> rowsOf(Prepared rows) {
    return rows.collect([](const Prepared& row) { return row.integer(0); });
}

} // namespace jotter::store
