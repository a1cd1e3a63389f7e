#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jotter::server {

/// A cell as people write it, without what does not count: letters and digits only, turned by `turn`
/// (`std::tolower`, `std::toupper`).
[[nodiscard]] std::string plainLetters(std::string_view text, int (*turn)(int));
/// Of at most four digits: a day, a month, a year, an hour.
[[nodiscard]] std::optional<int> smallNumber(std::string_view text);
/// "2026-11-20", of dd/mm/yyyy, with dots or dashes as well, or ISO; perhaps with a time behind it.
[[nodiscard]] std::optional<std::string> isoDate(const std::string& text);

/// What no cell of a table of the school's is longer than.
inline constexpr std::size_t longestCell = 200;
inline constexpr const char* cellTooLong = "A cell is longer than 200 letters.";

} // namespace jotter::server
