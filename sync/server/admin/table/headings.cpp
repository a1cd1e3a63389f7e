#include "sync/server/admin/table/headings.h"

#include "sync/server/admin/table/cell_text.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace jotter::server {

namespace {
tl::unexpected<Error> badHeading(std::span<const KnownHeading> known) {
    std::set<std::string_view> fields;
    for (const auto& one : known)
        fields.insert(one.field);
    std::string all;
    for (const auto field : fields)
        all += (all.empty() ? "" : ", ") + std::string(field);
    return fail("bad_heading", ErrorCategory::Input,
                "A heading is named as Heading=field, with a heading of the file and one of " + all + ".");
}
} // namespace

Expected<Headings> Headings::match(const std::vector<std::string>& heading,
                                   const std::vector<std::string>& said, std::span<const KnownHeading> known,
                                   std::string_view several) {
    Headings headings;
    std::vector<bool> used(heading.size(), false);
    const auto put = [&](std::string_view field, std::size_t column) {
        if (headings.has(field) && field != several)
            return;
        headings.columns_.emplace(field, column);
        used[column] = true;
    };
    for (const auto& mapping : said) {
        const auto equals = mapping.rfind('=');
        const auto column = std::ranges::find(heading, mapping.substr(0, equals));
        const auto field = equals == std::string::npos ? std::string{} : mapping.substr(equals + 1);
        if (column == heading.end() || std::ranges::find(known, field, &KnownHeading::field) == known.end())
            return badHeading(known);
        put(field, static_cast<std::size_t>(column - heading.begin()));
    }
    for (std::size_t i = 0; i < heading.size(); ++i) {
        const auto found =
            std::ranges::find(known, plainLetters(heading[i], std::tolower), &KnownHeading::heading);
        if (!used[i] && found != known.end())
            put(found->field, i);
        if (!used[i] && !heading[i].empty())
            headings.passedOver_.push_back(heading[i]);
    }
    return headings;
}

std::string Headings::cell(const CsvTable::Row& row, std::string_view field) const {
    const auto column = columns_.find(field);
    return column != columns_.end() && column->second < row.cells.size() ? row.cells[column->second]
                                                                         : std::string{};
}

std::vector<std::string> Headings::cells(const CsvTable::Row& row, std::string_view field) const {
    std::vector<std::string> all;
    const auto [begin, end] = columns_.equal_range(field);
    for (auto column = begin; column != end; ++column)
        if (column->second < row.cells.size())
            all.push_back(row.cells[column->second]);
    return all;
}

} // namespace jotter::server
