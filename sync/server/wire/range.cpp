#include "sync/server/wire/range.h"

#include "sync/server/wire/query.h"

#include <algorithm>

namespace jotter::server {

RangeKind readRange(std::string_view header, std::uint64_t total, ByteRange& range) {
    constexpr std::string_view unit = "bytes=";
    range = {0, total};
    if (!header.starts_with(unit))
        return RangeKind::Whole;
    header.remove_prefix(unit.size());
    const auto dash = header.find('-');
    if (dash == std::string_view::npos || header.find(',') != std::string_view::npos)
        return RangeKind::Whole;
    const auto first = readNumber(header.substr(0, dash));
    const auto last = readNumber(header.substr(dash + 1));
    const bool openEnd = dash + 1 == header.size();
    if (dash == 0) {
        if (!last)
            return RangeKind::Whole;
        if (*last == 0 || total == 0)
            return RangeKind::Unsatisfiable;
        range.size = std::min(*last, total);
        range.from = total - range.size;
        return RangeKind::Part;
    }
    if (!first || (!last && !openEnd) || (last && *last < *first))
        return RangeKind::Whole;
    if (*first >= total)
        return RangeKind::Unsatisfiable;
    const auto end = last ? std::min(*last, total - 1) : total - 1;
    range = {*first, end - *first + 1};
    return RangeKind::Part;
}

} // namespace jotter::server
