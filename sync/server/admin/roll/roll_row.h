#pragma once

#include "sync/server/admin/table/headings.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace jotter::server {

/// What a column is about, by the record's own field names: "given", "family", "known_as", "upn", "born",
/// "year", "provision", "need", "need2", and "group" for the class.
class RollHeadings : public Headings {
public:
    /// Matches headings as schools' systems write them (codes.md, "Pupils from a spreadsheet"); `said` are
    /// the operator's own, "Heading=field". `Input` "bad_heading" for a field or heading there is not,
    /// "no_names" when no column holds the names.
    [[nodiscard]] static Expected<RollHeadings> match(const std::vector<std::string>& heading,
                                                      const std::vector<std::string>& said);

private:
    explicit RollHeadings(Headings matched)
        : Headings(std::move(matched)) {}
};

/// A row that can be recorded. Empty fields are not said.
struct RollPupil {
    std::map<std::string, std::string> fields;
    std::string group;
    [[nodiscard]] std::string field(const std::string& name) const {
        const auto it = fields.find(name);
        return it == fields.end() ? std::string{} : it->second;
    }
};

/// One row read: a pupil, or the sentence that says why not. The sentence names no pupil.
using RollReading = std::variant<RollPupil, std::string>;
[[nodiscard]] RollReading readRow(const CsvTable::Row& row, const RollHeadings& headings);

} // namespace jotter::server
