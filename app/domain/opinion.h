#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jotter::domain {

/// The first word of a note that judges a child instead of telling what was seen, as it stands there; empty
/// when there is none. `judging`: such words, in lower case. Whole words count, whatever their case:
/// "sillyness" is none. A note is never refused because of one.
[[nodiscard]] std::string opinionIn(std::string_view note, const std::vector<std::string>& judging);

} // namespace jotter::domain
