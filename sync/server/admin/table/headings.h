#pragma once

#include "sync/server/admin/table/csv_table.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jotter::server {

/// A heading as some program writes it, and the field that it is about.
struct KnownHeading {
    std::string_view heading; ///< letters and digits only, lower case
    std::string_view field;
};

/// Which columns of a table hold which field.
class Headings {
public:
    /// Matches headings loosely; `said` are the operator's own, "Heading=field", and come first. A field has
    /// one column, `several` may have more. `Input` "bad_heading" for a field or heading there is not.
    [[nodiscard]] static Expected<Headings> match(const std::vector<std::string>& heading,
                                                  const std::vector<std::string>& said,
                                                  std::span<const KnownHeading> known,
                                                  std::string_view several = {});

    [[nodiscard]] bool has(std::string_view field) const { return columns_.contains(field); }
    /// What stands in the column of a field; empty when there is none.
    [[nodiscard]] std::string cell(const CsvTable::Row& row, std::string_view field) const;
    /// In all its columns.
    [[nodiscard]] std::vector<std::string> cells(const CsvTable::Row& row, std::string_view field) const;
    [[nodiscard]] const std::multimap<std::string, std::size_t, std::less<>>& columns() const {
        return columns_;
    }
    [[nodiscard]] const std::vector<std::string>& passedOver() const { return passedOver_; }

private:
    std::multimap<std::string, std::size_t, std::less<>> columns_;
    std::vector<std::string> passedOver_;
};

} // namespace jotter::server
