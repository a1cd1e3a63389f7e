#include "sync/server/admin/timetable/school_names.h"

#include "sync/server/admin/entity_fields.h"
#include "sync/server/admin/table/cell_text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace jotter::server {

namespace {
constexpr std::array<std::string_view, 7> titles{"mr", "mrs", "ms", "miss", "mx", "dr", "sir"};

std::string plain(std::string_view name) {
    // Letters of other alphabets than this machine's are kept as they stand.
    std::string kept;
    for (const char c : name)
        if (static_cast<unsigned char>(c) >= 0x80)
            kept += c;
        else
            kept += plainLetters({&c, 1}, std::tolower);
    return kept;
}

template <class Index>
std::optional<Uuid> theOne(const Index& index, const std::string& name) {
    const auto [begin, end] = index.equal_range(name);
    return begin != end && std::next(begin) == end ? std::optional(begin->second) : std::nullopt;
}

bool isHere(const EntityState& state) {
    return !state.retracted && state.value("active") != false;
}
} // namespace

SchoolNames::SchoolNames(const Entities& groups, const Entities& adults) {
    for (const auto& [id, group] : groups)
        if (isHere(group))
            groups_.emplace(plain(textOf(group, "name")), id.value);
    for (const auto& [id, adult] : adults) {
        if (!isHere(adult))
            continue;
        const auto name = textOf(adult, "name");
        const auto family = plain(name.substr(name.rfind(' ') + 1));
        const auto whole = plain(name);
        const auto initials = plain(textOf(adult, "initials"));
        adults_.emplace(whole, id.value);
        if (initials != whole)
            adults_.emplace(initials, id.value);
        families_.emplace(family, id.value);
        families_.emplace(whole.substr(0, 1) + " " + family, id.value);
    }
}

std::optional<Uuid> SchoolNames::group(const std::string& name) const {
    return theOne(groups_, plain(name));
}

std::optional<Uuid> SchoolNames::adult(const std::string& name) const {
    if (const auto known = theOne(adults_, plain(name)))
        return known;
    const auto space = name.rfind(' ');
    if (space == std::string::npos)
        return std::nullopt;
    const auto before = plain(name.substr(0, space));
    const auto family = plain(name.substr(space + 1));
    if (std::ranges::find(titles, before) != titles.end())
        return theOne(families_, family);
    return before.size() == 1 ? theOne(families_, before + " " + family) : std::nullopt;
}

} // namespace jotter::server
